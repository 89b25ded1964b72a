// @vitest-environment happy-dom
import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import {
  aDraft,
  draftId,
  type DraftReply,
  underCheck,
} from '../../../../tests/support/law-drafts.ts';
import { live, replies } from '../../../../tests/support/live.tsx';
import { aSession } from '../../../../tests/support/screens.tsx';
import { attachDraftFile, getDraft, removeDraftFile } from '../contract/index.ts';
import { Draft } from './draft.tsx';

const file = {
  id: '01900000-0000-7000-8000-00000000000f',
  name: 'Nghị quyết 99.pdf',
  bytes: 120_400,
  at: '2026-11-24T02:00:00Z',
  by: 'user:an',
};

const show = (record: DraftReply) =>
  live(<Draft params={{ id: draftId }} />, {
    session: aSession('law.review', 'law.draft'),
    answers: [
      replies(getDraft, record),
      replies(attachDraftFile, { file }),
      replies(removeDraftFile, { removed: true }),
    ],
  });
const opened = () => screen.findByRole('heading', { level: 1 });
const now = () => screen.getByRole('region', { name: 'Việc cần làm bây giờ' });

describe('the page of a draft', () => {
  test('names the files behind it, with who attached them and the way to each', async () => {
    show(aDraft({ files: [file] }));
    await opened();
    const table = screen.getByRole('region', { name: 'Văn bản kèm theo' });
    expect(table.textContent).toContain('120 KB');
    const link = within(table).getByRole('link', { name: 'Nghị quyết 99.pdf' });
    expect(link.getAttribute('href')).toContain(`/files/${file.id}`);
    expect(within(table).queryByRole('button')).toBeNull();
  });

  test('says that no file is behind it: to its writer with what to do', async () => {
    show(aDraft({ may: ['edit'] }));
    await opened();
    expect(document.body.textContent).toContain('Chưa có tệp văn bản. Kèm bản đã ban hành');
    expect(screen.getByText('Đính kèm tệp văn bản')).toBeTruthy();
  });

  test('under check says how far it is, what is done now, and leads to its job', async () => {
    show(aDraft({ checking: underCheck }));
    await opened();
    expect(within(now()).getByRole('status').textContent).toBe('2 / 5 · tính lại các ví dụ');
    expect(within(now()).getByRole('progressbar').getAttribute('value')).toBe('2');
    const link = within(now()).getByRole('link', { name: 'Xem công việc kiểm tra' });
    expect(link.getAttribute('href')).toContain(`/operations/jobs/${underCheck.job}`);
  });

  test('takes a file that its writer chooses, and one away again', async () => {
    const view = show(aDraft({ may: ['edit'], files: [file] }));
    await opened();
    const input = document.querySelector<HTMLInputElement>('input[type=file]');
    if (input === null) throw new Error('no field for files');
    await view.user.upload(input, new File(['%PDF-1.4'], 'a.pdf', { type: 'application/pdf' }));
    await waitFor(() => expect(view.askedOf(attachDraftFile)).toHaveLength(1));
    await view.user.click(screen.getByRole('button', { name: 'Bỏ tệp Nghị quyết 99.pdf' }));
    await waitFor(() => expect(view.askedOf(removeDraftFile)).toHaveLength(1));
    expect(view.askedOf(removeDraftFile)[0]?.input).toMatchObject({ file: file.id });
  });
});
