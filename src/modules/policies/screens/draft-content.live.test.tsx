// @vitest-environment happy-dom
import { screen, waitFor } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { aDraft, draftId, type DraftReply } from '../../../../tests/support/law-drafts.ts';
import { fails, live, lost, replies, type Answering } from '../../../../tests/support/live.tsx';
import type { Language } from '../../../kernel/index.ts';
import { editDraft } from '../contract/index.ts';
import { DraftContent } from './draft-content.tsx';

const values = '- parameter: social_assistance.standard\n  value: "800000"\n';
const documents = '- number: 99/2030/NQ-HĐND\n';

const record = aDraft({
  seen: 4,
  may: ['edit'],
  texts: [
    { path: 'documents.yaml', text: documents },
    { path: 'values.yaml', text: values },
  ],
});

interface Given {
  readonly record?: DraftReply;
  readonly others?: readonly Answering[];
  readonly language?: Language;
}

async function edit(given: Given = {}) {
  const { others = [], language = 'vi' } = given;
  const view = live(<DraftContent record={given.record ?? record} />, {
    language,
    answers: [...others, replies(editDraft, { seen: 5 })],
  });
  await view.press(language === 'vi' ? 'Sửa nội dung' : 'Edit the content');
  return view;
}

type View = Awaited<ReturnType<typeof edit>>;

const save = (view: View) => view.press('Ghi nội dung mới');
const field = (label: string) => screen.getByLabelText<HTMLTextAreaElement>(label);

async function addFile(view: View, name: string) {
  await view.fill('Tên tệp', name);
  await view.press('Thêm tệp');
}

function sentOf(view: View) {
  const { requestId: _id, ...input } = view.askedOf(editDraft)[0]?.input ?? {};
  return input;
}

const whole = { id: draftId, seen: 4, title: record.title, value: null, document: null };

describe('editing the files of a draft', () => {
  test('begins with what stands, and says how', async () => {
    const view = await edit();
    expect(field('Tên gọi').value).toBe(record.title);
    expect(field('values.yaml').value).toBe(values);
    expect(field('documents.yaml').value).toBe(documents);
    expect(view.words()).toContain('Để trống một tệp thì bỏ tệp đó khỏi dự thảo.');
  });

  test('sends every file and how much was seen, also those left alone', async () => {
    const view = await edit();
    await view.fill('values.yaml', '- x\n');
    await save(view);
    expect(sentOf(view)).toEqual({
      ...whole,
      texts: [
        { path: 'documents.yaml', text: documents },
        { path: 'values.yaml', text: '- x\n' },
      ],
    });
  });

  test('sends a new name without the blanks around it', async () => {
    const view = await edit();
    await view.fill('Tên gọi', '  Mức chuẩn mới  ');
    await save(view);
    expect(sentOf(view)).toMatchObject({ title: 'Mức chuẩn mới' });
  });

  test.each([
    ['emptied', ''],
    ['left with blanks only', '  \n '],
  ])('a file %s goes out of the draft', async (_how, text) => {
    const view = await edit();
    await view.fill('documents.yaml', text);
    await save(view);
    expect(sentOf(view)).toMatchObject({ texts: [{ path: 'values.yaml', text: values }] });
  });

  test('saved it shows the files again', async () => {
    const view = await edit();
    await save(view);
    await waitFor(() => expect(screen.queryByLabelText('Tên gọi')).toBe(null));
    expect(screen.getByRole('region', { name: 'values.yaml' }).textContent).toBe(values);
  });

  test('stopped it sends nothing and keeps what stood', async () => {
    const view = await edit();
    await view.fill('values.yaml', 'khác');
    await view.press('Thôi sửa');
    expect(view.asked).toEqual([]);
    expect(screen.getByRole('region', { name: 'values.yaml' }).textContent).toBe(values);
    await view.press('Sửa nội dung');
    expect(field('values.yaml').value).toBe(values);
  });

  test('in English has its words in English', async () => {
    const view = await edit({ language: 'en' });
    for (const said of ['Save the new content', 'Stop editing', 'Add a file', 'File name'])
      expect(view.words()).toContain(said);
  });
});

describe('a file that is added', () => {
  test('is written and sent after the others', async () => {
    const view = await edit();
    await addFile(view, ' programmes/lunch.yaml ');
    expect(field('Tên tệp').value).toBe('');
    await view.fill('programmes/lunch.yaml', 'title: x');
    await save(view);
    const texts = sentOf(view)['texts'] as DraftReply['texts'];
    expect(texts.map(({ path }) => path)).toEqual([
      'documents.yaml',
      'values.yaml',
      'programmes/lunch.yaml',
    ]);
    expect(texts.at(-1)?.text).toBe('title: x');
  });

  test('and left empty is not sent', async () => {
    const view = await edit();
    await addFile(view, 'parameters/lunch.yaml');
    await save(view);
    expect(sentOf(view)['texts']).toEqual(record.texts);
  });

  test.each([
    ['without a name', '  '],
    ['that is there already', 'values.yaml'],
    ['that is there already, with blanks around', ' values.yaml '],
  ])('%s is not added', async (_what, name) => {
    const view = await edit();
    await addFile(view, name);
    expect(screen.getAllByRole('textbox')).toHaveLength(4);
    expect(field('values.yaml').value).toBe(values);
  });

  test('can be the first of a draft that has none', async () => {
    const view = await edit({ record: { ...record, texts: [] } });
    await addFile(view, 'values.yaml');
    await view.fill('values.yaml', '- y');
    await save(view);
    expect(sentOf(view)['texts']).toEqual([{ path: 'values.yaml', text: '- y' }]);
  });
});

describe('an edit that is refused', () => {
  test.each([
    ['somebody changed the draft', { kind: 'conflict', detail: 'Dự thảo đã thay đổi.' }],
    ['the draft waits for approval', { kind: 'refused', detail: 'Dự thảo đang chờ phê duyệt.' }],
    ['a file lies elsewhere', { kind: 'input', detail: 'Tệp “facts.yaml” không nhận.' }],
    ['nothing is left in it', { kind: 'input', detail: 'Dự thảo chưa có nội dung.' }],
  ] as const)('because %s says so and keeps what was typed', async (_why, refusal) => {
    const view = await edit({ others: [fails(editDraft, refusal)] });
    await view.fill('values.yaml', '- của tôi');
    await save(view);
    await screen.findByText(new RegExp(refusal.detail.replace(/[.]$/, '')));
    expect(field('values.yaml').value).toBe('- của tôi');
  });

  test('without a network keeps what was typed and can be sent again', async () => {
    const answering: Answering = {
      id: editDraft.id,
      answer: (_input, turn) => (turn === 1 ? { failure: lost } : { reply: { seen: 5 } }),
    };
    const view = await edit({ others: [answering] });
    await view.fill('values.yaml', '- của tôi');
    await save(view);
    await screen.findByRole('alert');
    await save(view);
    await waitFor(() => expect(screen.queryByLabelText('Tên gọi')).toBe(null));
    expect(view.askedOf(editDraft).map(({ input }) => input['texts'])).toEqual([
      [record.texts[0], { path: 'values.yaml', text: '- của tôi' }],
      [record.texts[0], { path: 'values.yaml', text: '- của tôi' }],
    ]);
  });
});
