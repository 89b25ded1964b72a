import type { EncodingNote } from '../parsed.ts';
import { listed, quoted, type Draft } from './draft.ts';
import { annexPlace, documentPlace, quoting, type PlanView } from './view.ts';

/** The table of tasks as a whole, and the letters that the text is written in. */
export function findInTable(view: PlanView): readonly Draft[] {
  return [...noTable(view), ...unknownColumns(view), ...encoding(view)];
}

function noTable(view: PlanView): readonly Draft[] {
  if (view.plan.tasks.length > 0) return [];
  const last = view.plan.paragraphs.at(-1);
  return [
    {
      code: 'no_task_table',
      severity: 'warning',
      where: quoting(documentPlace(view.plan, last?.line ?? 1), last?.text ?? ''),
      field: null,
      text: 'Không thấy bảng phân công nhiệm vụ trong văn bản; chưa có nhiệm vụ nào được ghi nhận.',
      suggestion: 'Nếu phụ lục nằm ở tệp khác, đề nghị nhập tệp đó cùng kế hoạch.',
    },
  ];
}

function unknownColumns(view: PlanView): readonly Draft[] {
  const seen = new Set<string>();
  return view.plan.taskTables.flatMap(({ columns }) =>
    columns.flatMap(({ heading, role, line }) => {
      if (role !== 'unknown' || heading.trim() === '' || seen.has(heading)) return [];
      seen.add(heading);
      return [
        {
          code: 'unknown_column' as const,
          severity: 'info' as const,
          where: quoting(annexPlace(line), heading),
          field: 'extra',
          text: `Không nhận ra cột ${quoted(heading)} của bảng nhiệm vụ; nội dung được giữ nguyên.`,
          suggestion: 'Nội dung cột này nằm ở phần “Thông tin khác” của từng nhiệm vụ.',
        },
      ];
    }),
  );
}

const words: Readonly<Record<EncodingNote['kind'], string>> = {
  decomposed: 'dấu thanh tách rời khỏi chữ (Unicode tổ hợp)',
  mixed_marks: 'chữ có dấu dựng sẵn lẫn chữ có dấu tổ hợp',
  replacement_characters: 'ký tự không đọc được',
  look_alike_letters: 'chữ cái của bảng chữ khác giống chữ Latinh',
};

const harmless = new Set<EncodingNote['kind']>(['decomposed', 'mixed_marks']);

/** Marks composed or not are read alike; only letters that were lost or are not Latin matter. */
function encoding(view: PlanView): readonly Draft[] {
  const { encodingNotes, lines } = view.plan;
  return encodingNotes.map(({ kind, line, count, quote }) => ({
    code: 'encoding',
    severity: harmless.has(kind) ? 'info' : 'warning',
    where: quoting(documentPlace(view.plan, line), quote === '' ? (lines[line - 1] ?? '') : quote),
    field: null,
    text: `Văn bản có ${count} chỗ ${words[kind]}, từ dòng ${listed([String(line)])}.`,
    suggestion: harmless.has(kind)
      ? 'Đã đọc như chữ dựng sẵn; không phải sửa.'
      : 'Mở bằng phần mềm soạn thảo, sửa các ký tự này và nhập lại.',
  }));
}
