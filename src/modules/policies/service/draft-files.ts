import {
  err,
  ok,
  type Download,
  type InputOf,
  type Refusal,
  type ReplyOf,
  type Result,
  type Upload,
} from '../../../kernel/index.ts';
import { recordAudit } from '../../../platform/audit/index.ts';
import type { Context } from '../../../platform/context.ts';
import { read, write, type Transaction } from '../../../platform/database/index.ts';
import {
  listFiles,
  readFile,
  storeFile,
  withdrawFile,
  type FileOwner,
  type StoredFile,
} from '../../../platform/files/index.ts';
import type * as contract from '../contract/index.ts';
import type { Draft } from '../domain/index.ts';
import { refuse } from '../errors.ts';
import { findDraft } from '../store/drafts.ts';

type Answer<T> = Promise<Result<T, Refusal>>;
type Shown = ReplyOf<typeof contract.attachDraftFile>['file'];

const ownerOf = (id: string): FileOwner => ({ kind: 'law_draft', id });

function shown({ id, name, bytes, storedAt, storedBy }: StoredFile): Shown {
  return { id, name, bytes, at: storedAt.toISOString(), by: storedBy };
}

/** The files of a draft, the first one first. */
export async function filesOfDraft(trx: Transaction, id: string): Promise<Shown[]> {
  return (await listFiles(trx, ownerOf(id))).map(shown);
}

/** Files change while the draft is being written: what an approver looks at stays as it is. */
async function writing(trx: Transaction, id: string): Answer<Draft> {
  const draft = await findDraft(trx, id, true);
  if (draft === null) return err(refuse('policy.no_draft', {}));
  if (draft.state === 'submitted') return err(refuse('policy.draft_waiting', {}));
  if (draft.state !== 'editing')
    return err(refuse('policy.draft_closed', { state: `@policy.draft.${draft.state}` }));
  return ok(draft);
}

/** Keeps a file with a draft. Errors: those of the draft's state, and of `storeFile`. */
export async function serveAttachFile(
  context: Context,
  { requestId, id }: InputOf<typeof contract.attachDraftFile>,
  upload: Upload | null,
): Answer<ReplyOf<typeof contract.attachDraftFile>> {
  const { name, bytes } = upload ?? { name: '', bytes: new Uint8Array() };
  const act = { operation: 'law_draft.attach_file', requestId, input: { id, name } };
  return write(context, act, async (trx) => {
    const draft = await writing(trx, id);
    if (!draft.ok) return draft;
    const stored = await storeFile(trx, context, { name, bytes, for: ownerOf(id) });
    if (!stored.ok) return stored;
    await recordAudit(trx, context, {
      operation: act.operation,
      subject: { kind: 'law_draft', id },
      data: { file: stored.value.name, sha256: stored.value.sha256 },
    });
    return ok({ file: shown(stored.value) });
  });
}

/** A file of a draft, to be downloaded. */
export async function serveGetFile(
  context: Context,
  { id, file }: InputOf<typeof contract.getDraftFile>,
): Answer<Download> {
  return read(context, async (trx) => {
    if ((await findDraft(trx, id)) === null) return err(refuse('policy.no_draft', {}));
    return readFile(trx, context, { id: file, for: ownerOf(id) });
  });
}

/** Takes a file from a draft; that it was there stays in the log. */
export async function serveRemoveFile(
  context: Context,
  { requestId, id, file }: InputOf<typeof contract.removeDraftFile>,
): Answer<ReplyOf<typeof contract.removeDraftFile>> {
  const act = { operation: 'law_draft.remove_file', requestId, input: { id, file } };
  return write(context, act, async (trx) => {
    const draft = await writing(trx, id);
    if (!draft.ok) return draft;
    const asked = { id: file, for: ownerOf(id), reason: act.operation };
    const taken = await withdrawFile(trx, context, asked);
    if (!taken.ok) return taken;
    const subject = { kind: 'law_draft', id };
    await recordAudit(trx, context, { operation: act.operation, subject, data: { file } });
    return ok({ removed: true });
  });
}
