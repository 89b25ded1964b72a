import { v7 as newId } from 'uuid';
import { beforeAll, describe, expect, test } from 'vitest';
import { aUser } from '../../../../tests/support/callers.ts';
import { testDatabase, testDataFolder } from '../../../../tests/support/database.ts';
import { unwrap } from '../../../kernel/index.ts';
import {
  serveAttachFile,
  serveCreateDraft,
  serveGetDraft,
  serveGetFile,
  serveRemoveFile,
  serveWithdrawDraft,
} from './index.ts';

const db = testDatabase();
const dataFolder = testDataFolder();
const an = aUser('an', 'legal_officer');
const context = () => ({ ...db.context({ caller: an }), dataFolder });
const pdf = new TextEncoder().encode(
  '%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n',
);

let id = '';
const texts = [{ path: 'values.yaml', text: '- parameter: x\n' }];
const made = async (title: string) => {
  const content = { title, document: null, value: null, texts };
  return unwrap(await serveCreateDraft(context(), { requestId: newId(), ...content })).id;
};
const attach = (name: string, bytes: Uint8Array, to = id, requestId = newId()) =>
  serveAttachFile(context(), { requestId, id: to }, { name, bytes });
const filesOf = async (draft = id) => unwrap(await serveGetDraft(context(), { id: draft })).files;

beforeAll(async () => {
  id = await made('Mức chuẩn giả định');
});

describe('the file of an instrument', () => {
  test('is kept with its draft under its own name, and comes back byte for byte', async () => {
    const { file } = unwrap(await attach('Nghị quyết 99.pdf', pdf));
    expect(await filesOf()).toEqual([file]);
    expect(file).toMatchObject({ name: 'Nghị quyết 99.pdf', bytes: pdf.length, by: 'user:an' });
    const back = unwrap(await serveGetFile(context(), { id, file: file.id }));
    expect(back).toMatchObject({ name: 'Nghị quyết 99.pdf', contentType: 'application/pdf' });
    expect(Buffer.from(back.body as Uint8Array).equals(pdf)).toBe(true);
  });

  test('sent twice is kept once', async () => {
    const requestId = newId();
    unwrap(await attach('lan-2.pdf', pdf, id, requestId));
    unwrap(await attach('lan-2.pdf', pdf, id, requestId));
    expect((await filesOf()).filter(({ name }) => name === 'lan-2.pdf')).toHaveLength(1);
  });

  test('is of no other draft', async () => {
    const [file] = await filesOf();
    const other = await made('Dự thảo khác');
    const asked = await serveGetFile(context(), { id: other, file: file?.id ?? '' });
    expect(asked.ok ? null : asked.error.code).toBe('file.not_found');
    expect(await filesOf(other)).toEqual([]);
  });

  test('is taken away while the draft is written', async () => {
    const { file } = unwrap(await attach('bo.pdf', pdf));
    unwrap(await serveRemoveFile(context(), { requestId: newId(), id, file: file.id }));
    expect((await filesOf()).map(({ name }) => name)).not.toContain('bo.pdf');
    const again = { requestId: newId(), id, file: file.id };
    const gone = await serveRemoveFile(context(), again);
    expect(gone.ok ? null : gone.error.code).toBe('file.not_found');
  });

  test.each([
    ['that is empty', 'a.pdf', new Uint8Array(), 'file.empty'],
    [
      'whose content is not what its name says',
      'a.pdf',
      Buffer.from([0, 1, 2, 3]),
      'file.unknown_type',
    ],
    ['of a kind that is not kept', 'a.exe', Buffer.from('MZ\u0000\u0001'), 'file.unknown_type'],
  ])('%s is refused, and nothing is kept', async (_what, name, bytes, ...[code]) => {
    const before = await filesOf();
    const refused = await attach(name, bytes);
    expect(refused.ok ? null : refused.error.code).toBe(code);
    expect(await filesOf()).toEqual(before);
  });

  test('is neither added nor taken once the draft is closed, and for none that is not there', async () => {
    const closed = await made('Rút ngay');
    const { file } = unwrap(await attach('a.pdf', pdf, closed));
    const { seen } = unwrap(await serveGetDraft(context(), { id: closed }));
    const withdrawal = { requestId: newId(), id: closed, seen, reason: null };
    unwrap(await serveWithdrawDraft(context(), withdrawal));
    const late = await attach('b.pdf', pdf, closed);
    expect(late.ok ? null : late.error.code).toBe('policy.draft_closed');
    const taken = { requestId: newId(), id: closed, file: file.id };
    const kept = await serveRemoveFile(context(), taken);
    expect(kept.ok ? null : kept.error.code).toBe('policy.draft_closed');
    expect(await filesOf(closed)).toHaveLength(1);
    const nowhere = await attach('c.pdf', pdf, newId());
    expect(nowhere.ok ? null : nowhere.error.code).toBe('policy.no_draft');
  });
});
