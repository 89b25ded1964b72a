import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useKeeping, type DraftKeeper } from '../keeping.ts';
import { useSession } from '../session.tsx';
import {
  beginWith,
  isSame,
  readBody,
  readCopy,
  type DraftBody,
  type LocalCopy,
  type Values,
} from './draft.ts';

/** A change is sent after this pause; leaving the form sends it at once. */
const SAVE_PAUSE_MS = 600;
/** How long until a server that was away is tried again. */
const RETRY_MS = 10_000;

export type DraftStatus =
  'loading' | 'new' | 'unsaved' | 'saving' | 'saved' | 'offline' | 'conflict';

export interface DraftConflict<V extends Values> {
  readonly theirs: V;
  readonly at: string;
}

export interface FormDraft<V extends Values> {
  readonly body: DraftBody<V>;
  readonly status: DraftStatus;
  readonly savedAt: string | null;
  readonly conflict: DraftConflict<V> | null;
  readonly change: (part: Partial<DraftBody<V>>) => void;
  /** Both versions were seen: these answers count. */
  readonly settle: (values: V) => void;
  /** Takes the draft away here and on the server: it was sent, or given up. */
  readonly end: () => Promise<void>;
}

interface State<V extends Values> {
  readonly body: DraftBody<V>;
  readonly status: DraftStatus;
  readonly savedAt: string | null;
  readonly conflict: DraftConflict<V> | null;
}

interface MachineParts<V extends Values> {
  readonly first: V;
  readonly place: readonly [form: string, record: string];
  readonly login: string;
  readonly keeper: DraftKeeper | null;
  readonly show: (state: State<V>) => void;
}

/** The machinery of one draft outside React: it must outlive every drawing, and the screen. */
class DraftMachine<V extends Values> {
  private state: State<V>;
  private version = 0;
  private timer: ReturnType<typeof setTimeout> | null = null;
  private busy = false;
  /** Counts the ends: the answer to a saving before one says nothing any more. */
  private life = 0;
  private ended = false;
  private readonly first: DraftBody<V>;
  private readonly place: readonly [form: string, record: string];
  private readonly storeKey: string;
  private readonly keeper: DraftKeeper | null;
  private readonly show: (state: State<V>) => void;

  constructor(parts: MachineParts<V>) {
    const { first, place, login, keeper, show } = parts;
    this.first = { values: first, done: [], at: null };
    this.place = place;
    this.storeKey = ['ansinh.draft', login, ...place].join('|');
    this.keeper = keeper;
    this.show = show;
    this.state = { body: this.first, status: 'loading', savedAt: null, conflict: null };
  }

  async begin(): Promise<void> {
    const local = readCopy(localText(this.storeKey), this.first.values);
    const found = await this.keeper?.find(...this.place);
    if (this.ended) return;
    if (found?.ok === false) {
      // Nobody answers: what this machine has is what there is, and typing goes on.
      this.version = local?.base ?? 0;
      this.put({ body: local?.body ?? this.first, status: 'offline' });
      if (local !== null) this.later(RETRY_MS);
      return;
    }
    const kept = found?.value ?? null;
    const body = kept === null ? null : readBody(kept.body, this.first.values);
    this.version = kept?.version ?? 0;
    const server = body === null || kept === null ? null : { body, version: kept.version };
    const beginning = beginWith(local, server);
    const savedAt = kept?.at ?? null;
    switch (beginning.kind) {
      case 'new':
        return this.put({ status: 'new' });
      case 'server':
        this.forgetLocal();
        return this.put({ body: beginning.body, status: 'saved', savedAt });
      case 'local':
        this.put({ body: beginning.body, status: 'unsaved', savedAt });
        return this.later(0);
      case 'conflict': {
        const conflict = { theirs: beginning.theirs.values, at: savedAt ?? '' };
        return this.put({ body: beginning.mine, status: 'conflict', conflict });
      }
    }
  }

  change(part: Partial<DraftBody<V>>): void {
    const body = { ...this.state.body, ...part };
    if (isSame(body, this.state.body)) return;
    this.keepLocal(body);
    const status = this.state.status === 'conflict' ? 'conflict' : 'unsaved';
    this.put({ body, status });
    if (status !== 'conflict') this.later(SAVE_PAUSE_MS);
  }

  settle(values: V): void {
    const body = { ...this.state.body, values };
    this.keepLocal(body);
    this.put({ body, status: 'unsaved', conflict: null });
    this.later(0);
  }

  async end(): Promise<void> {
    this.stopTimer();
    this.forgetLocal();
    this.life += 1;
    this.version = 0;
    this.put({ body: this.first, status: 'new', savedAt: null, conflict: null });
    await this.keeper?.discard(...this.place);
  }

  /** The form is left: what waits is sent at once, and nothing is drawn any more. */
  leave(): void {
    const waits = this.timer !== null;
    this.stopTimer();
    this.ended = true;
    if (waits) void this.save();
  }

  /** The network is back. */
  wake(): void {
    if (this.state.status === 'offline' && localText(this.storeKey) !== null) this.later(0);
  }

  private async save(): Promise<void> {
    if (this.busy || this.keeper === null) return;
    this.busy = true;
    const { body } = this.state;
    const { life } = this;
    this.put({ status: 'saving' });
    const given = { seen: this.version, body: JSON.stringify(body) };
    const result = await this.keeper.save(...this.place, given);
    this.busy = false;
    if (life !== this.life) return this.sweep();
    if (result.ok) {
      this.version = result.value.version;
      if (isSame(body, this.state.body)) {
        this.forgetLocal();
        return this.put({ status: 'saved', savedAt: result.value.at });
      }
      this.keepLocal(this.state.body);
      return this.later(SAVE_PAUSE_MS);
    }
    if (result.error.kind === 'conflict') return this.meet();
    this.put({ status: 'offline' });
    this.later(RETRY_MS);
  }

  /** A saving crossed the end: what it left is taken away, unless somebody typed again. */
  private async sweep(): Promise<void> {
    await this.keeper?.discard(...this.place);
    if (this.state.status === 'unsaved') this.later(0);
  }

  /** Somebody saved since: both versions are shown, and saving waits for the choice. */
  private async meet(): Promise<void> {
    const found = await this.keeper?.find(...this.place);
    const kept = found?.ok === true ? found.value : null;
    const theirs = kept === null ? null : readBody(kept.body, this.first.values);
    this.version = kept?.version ?? 0;
    if (kept === null || theirs === null || isSame(theirs.values, this.state.body.values)) {
      this.put({ status: 'unsaved' });
      return this.later(found?.ok === false ? RETRY_MS : 0);
    }
    this.put({ status: 'conflict', conflict: { theirs: theirs.values, at: kept.at } });
  }

  private put(part: Partial<State<V>>): void {
    this.state = { ...this.state, ...part };
    if (!this.ended) this.show(this.state);
  }

  private later(pause: number): void {
    this.stopTimer();
    if (this.ended) return;
    this.timer = setTimeout(() => {
      this.timer = null;
      void this.save();
    }, pause);
  }

  private stopTimer(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
  }

  private keepLocal(body: DraftBody<V>): void {
    const copy: LocalCopy<V> = { base: this.version, body };
    try {
      localStorage.setItem(this.storeKey, JSON.stringify(copy));
    } catch {
      // Full or forbidden: the draft of the server is the only one.
    }
  }

  private forgetLocal(): void {
    try {
      localStorage.removeItem(this.storeKey);
    } catch {
      // Forbidden: nothing was kept either.
    }
  }
}

function localText(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

/**
 * The draft of a form about a record: saved on the server after every change, on this machine
 * until the server has it. `first` must be the same object at every drawing.
 */
export function useDraft<V extends Values>(form: string, record: string, first: V): FormDraft<V> {
  const keeper = useKeeping()?.drafts ?? null;
  const login = useSession()?.login ?? '';
  const [state, setState] = useState<State<V>>(() => ({
    body: { values: first, done: [], at: null },
    status: 'loading',
    savedAt: null,
    conflict: null,
  }));
  const machine = useRef<DraftMachine<V> | null>(null);
  useEffect(() => {
    const own = new DraftMachine({ first, place: [form, record], login, keeper, show: setState });
    machine.current = own;
    void own.begin();
    const wake = () => own.wake();
    window.addEventListener('online', wake);
    return () => {
      window.removeEventListener('online', wake);
      own.leave();
    };
  }, [form, record, login, keeper, first]);
  const change = useCallback((part: Partial<DraftBody<V>>) => machine.current?.change(part), []);
  const settle = useCallback((values: V) => machine.current?.settle(values), []);
  const end = useCallback(async () => machine.current?.end(), []);
  return useMemo(() => ({ ...state, change, settle, end }), [state, change, settle, end]);
}
