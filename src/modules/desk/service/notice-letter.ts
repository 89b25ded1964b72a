import * as z from 'zod/mini';
import type { Language } from '../../../kernel/index.ts';
import type { Context } from '../../../platform/context.ts';
import type { Transaction } from '../../../platform/database/index.ts';
import { defineLetter, paragraphs, sendLetter } from '../../../platform/outbox/index.ts';
import { mailboxesOf } from '../../access/index.ts';
import { sentence } from '../domain/index.ts';
import type { NoticeKind, NoticeFacts } from '../domain/index.ts';
import { deskMessages } from '../messages.ts';

/** A notice by mail: the sentence the page of notices shows, and the way to the record. */
export const noticeLetter = defineLetter({
  id: 'desk.notice',
  channel: 'mail',
  title: { vi: 'Thông báo', en: 'Notice' },
  data: z.object({
    kind: z.string(),
    text: z.string(),
    link: z.nullable(z.string()),
    choices: z.nullable(z.string()),
  }),
  subject: {
    vi: ({ kind }) => `An Sinh: ${kind}`,
    en: ({ kind }) => `An Sinh: ${kind}`,
  },
  body: {
    vi: ({ text, link, choices }) =>
      paragraphs([
        text,
        link === null ? 'Đề nghị đăng nhập phần mềm An Sinh để xem.' : `Mở hồ sơ: ${link}`,
        `Thư này được gửi vì ông/bà chọn nhận loại thông báo này qua thư; có thể thay đổi tại trang Thông báo${place(choices)}.`,
      ]),
    en: ({ text, link, choices }) =>
      paragraphs([
        text,
        link === null ? 'Sign in to An Sinh to see it.' : `Open the record: ${link}`,
        `You get this letter because you chose this kind of notice by mail; change it on the page of notices${place(choices)}.`,
      ]),
  },
});

const place = (choices: string | null): string => (choices === null ? '' : ` (${choices})`);

/** What a letter tells of. */
interface Told {
  readonly kind: NoticeKind;
  readonly href: string;
  readonly data: NoticeFacts;
}

/** Writes to those who want a kind by mail and have a confirmed address, each in their language. */
export async function writeNotices(
  trx: Transaction,
  context: Context,
  told: Told,
  owners: readonly { readonly owner: string; readonly key: string }[],
): Promise<void> {
  if (owners.length === 0) return;
  const boxes = await mailboxesOf(
    trx,
    owners.map(({ owner }) => owner),
  );
  for (const { owner, key } of owners) {
    const box = boxes.get(owner);
    if (box === undefined) continue;
    const { mail: to, language } = box;
    await sendLetter(trx, context, noticeLetter, {
      ...{ to, language, key },
      data: dataOf(told, language, context.publicUrl ?? null),
    });
  }
}

function dataOf({ kind, href, data }: Told, language: Language, site: string | null) {
  return {
    kind: deskMessages[language][`notice.kind.${kind}`],
    text: sentence(deskMessages[language][`notice.say.${kind}`], data, language),
    link: site === null ? null : `${site}/app${href}`,
    choices: site === null ? null : `${site}/app/notices`,
  };
}
