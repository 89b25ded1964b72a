import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, configure, render, screen, within } from '@testing-library/react';
import { userEvent, type UserEvent } from '@testing-library/user-event';
import { useState, type ReactNode } from 'react';
import { afterEach } from 'vitest';
import { err, ok, type Language, type Operation, type ReplyOf } from '../../src/kernel/index.ts';
import { createHttpClient } from '../../src/platform/http/client.ts';
import { ClientProvider, type Client, type Failure } from '../../src/ui/data.tsx';
import { LanguageProvider } from '../../src/ui/language.tsx';
import { NavigationContext } from '../../src/ui/navigation.tsx';
import { UndoProvider } from '../../src/ui/undo.tsx';
import { SessionProvider, type Session } from '../../src/ui/session.tsx';

/* A part or screen that lives in a document: pressed, typed into, answered. The file that uses it
   begins with `@vitest-environment happy-dom`. */

/** What was asked of the server. */
export interface Asked {
  readonly id: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly file: File | null;
  readonly signal: AbortSignal | null;
}

/** How one operation answers: a reply, a failure, or nothing for as long as the test runs. */
export interface Answering {
  readonly id: string;
  readonly answer: (input: Readonly<Record<string, unknown>>, turn: number) => Said;
}

type Said = { readonly reply: unknown } | { readonly failure: Failure } | 'waiting';

/** Answers with one reply, or with what a function makes of the input and of the turn (from 1). */
export function replies<P extends Operation>(
  operation: P,
  reply: ReplyOf<P> | ((input: Readonly<Record<string, unknown>>, turn: number) => ReplyOf<P>),
): Answering {
  const make = typeof reply === 'function' ? (reply as (...given: unknown[]) => unknown) : null;
  return {
    id: operation.id,
    answer: (input, turn) => ({ reply: make === null ? reply : make(input, turn) }),
  };
}

/** A failure as the browser learns it. */
export function aFailure(given: Partial<Failure> = {}): Failure {
  return { code: 'x.y', kind: 'refused', detail: 'Chưa được.', traceId: '01TRACE', ...given };
}

/** No answer came: the connection was lost. */
export const lost = aFailure({ code: 'client.offline', kind: 'unavailable', traceId: null });

/** Refuses: always, or the first so many times and then replies. */
export function fails<P extends Operation>(
  operation: P,
  failure: Partial<Failure> = {},
  then?: { readonly times: number; readonly reply: ReplyOf<P> },
): Answering {
  return {
    id: operation.id,
    answer: (_input, turn) =>
      then !== undefined && turn > then.times
        ? { reply: then.reply }
        : { failure: aFailure(failure) },
  };
}

export interface Living {
  readonly language?: Language;
  readonly path?: string;
  /** The query of the address, without `?`. */
  readonly search?: string;
  readonly session?: Session | null;
  readonly answers?: readonly Answering[];
}

export interface Live {
  readonly user: UserEvent;
  /** Every call so far, in order. */
  readonly asked: readonly Asked[];
  /** The calls of one operation. */
  readonly askedOf: (operation: Operation) => readonly Asked[];
  /** The address now: path and query. */
  readonly at: () => string;
  /** Every step, with `=` before one that replaced the address. */
  readonly steps: readonly string[];
  /** Draws another part in the same place. */
  readonly redraw: (part: ReactNode) => void;
  readonly leave: () => void;
  /** Presses a button or link by its name. */
  readonly press: (name: string | RegExp) => Promise<void>;
  /** Fills the field of a label anew, in one piece. */
  readonly fill: (label: string | RegExp, text: string) => Promise<void>;
  readonly words: () => string;
}

interface Inside {
  readonly asked: Asked[];
  readonly steps: string[];
  readonly start: string;
  readonly went: (href: string, replaced: boolean) => void;
}

function clientOf(given: Living, inside: Inside): Client {
  return {
    addressOf: createHttpClient({ language: () => 'vi' }).addressOf,
    call: (operation, input, options) => {
      const fields = { ...(input as Readonly<Record<string, unknown>>) };
      const { file = null, signal = null } = options ?? {};
      inside.asked.push({ id: operation.id, input: fields, file, signal });
      const turn = inside.asked.filter(({ id }) => id === operation.id).length;
      const answering = given.answers?.find(({ id }) => id === operation.id);
      const said = answering === undefined ? 'waiting' : answering.answer(fields, turn);
      if (said === 'waiting') return new Promise(() => {});
      return Promise.resolve('reply' in said ? ok(said.reply as never) : err(said.failure));
    },
  };
}

function Place({ given, inside, children }: LiveFrameProps) {
  const [address, setAddress] = useState(inside.start);
  const [path = '', search = ''] = address.split(/\?(.*)/s);
  const go = (href: string, options?: { readonly replace?: boolean }) => {
    inside.went(href, options?.replace === true);
    setAddress(href);
  };
  return (
    <NavigationContext value={{ base: '/app', path, search, go }}>
      <LanguageProvider initial={given.language ?? 'vi'}>
        <SessionProvider value={given.session ?? null}>{children}</SessionProvider>
      </LanguageProvider>
    </NavigationContext>
  );
}

interface LiveFrameProps {
  readonly given: Living;
  readonly inside: Inside;
  readonly children: ReactNode;
}

afterEach(cleanup);

// How long a part may take is nobody's rule: a busy machine is no fault of what is tried.
configure({ asyncUtilTimeout: 10_000 });

// What a style sheet says is tried in a browser; worked out here it costs ten times the test.
window.getComputedStyle = (element) => (element as HTMLElement).style;

/** Puts a part into the document with its surroundings: address, session, language, server. */
export function live(part: ReactNode, given: Living = {}): Live {
  const { path = '/here', search = '' } = given;
  const start = search === '' ? path : `${path}?${search}`;
  const steps: string[] = [];
  const inside: Inside = {
    asked: [],
    steps,
    start,
    went: (href, replaced) => void steps.push(replaced ? `=${href}` : href),
  };
  const client = clientOf(given, inside);
  const queries = new QueryClient({
    defaultOptions: { queries: { retry: false, gcTime: Infinity, staleTime: Infinity } },
  });
  const frame = (inner: ReactNode) => (
    <Place given={given} inside={inside}>
      <QueryClientProvider client={queries}>
        <ClientProvider client={client}>
          <UndoProvider>{inner}</UndoProvider>
        </ClientProvider>
      </QueryClientProvider>
    </Place>
  );
  const drawn = render(frame(part));
  const user = userEvent.setup({ delay: null });
  return {
    user,
    asked: inside.asked,
    askedOf: ({ id }) => inside.asked.filter((one) => one.id === id),
    at: () => steps.at(-1)?.replace(/^=/, '') ?? start,
    steps: inside.steps,
    redraw: (next) => drawn.rerender(frame(next)),
    leave: () => drawn.unmount(),
    press: async (name) => user.click(pressable(name)),
    fill: async (label, text) => {
      const field = screen.getByLabelText(label);
      await user.clear(field);
      if (text !== '') await user.paste(text);
    },
    words: () => (document.body.textContent ?? '').replace(/[\s\u200b]+/g, ' ').trim(),
  };
}

function pressable(name: string | RegExp): HTMLElement {
  const wanted = { name };
  const dialog = screen.queryByRole('dialog');
  const inner = dialog === null ? [] : within(dialog).queryAllByRole('button', wanted);
  const all = [
    ...screen.queryAllByRole('button', wanted),
    ...screen.queryAllByRole('link', wanted),
  ];
  const [first, second] = inner.length > 0 ? inner : all;
  if (first === undefined) throw new Error(`nothing to press is called ${String(name)}`);
  if (second !== undefined) throw new Error(`several things are called ${String(name)}`);
  return first;
}
