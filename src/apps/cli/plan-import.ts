import { formatDate } from '../../kernel/index.ts';
import { refuseImport } from '../../modules/plans/import/errors.ts';
import { planImportMessages } from '../../modules/plans/import/messages.ts';
import { defineCommand, type Io, type Words } from './command.ts';
import type { PlanReading, Task } from '../../modules/plans/domain/reading.ts';
import { collectEarly } from './plan-memory.ts';

const formats = ['txt', 'html', 'docx'] as const;
type Format = (typeof formats)[number];

const isFormat = (text: string): text is Format => (formats as readonly string[]).includes(text);

/** Reads one published text and prints what it says; nothing is stored. */
export const planImport = defineCommand({
  name: 'plan import',
  summary: {
    vi: 'Đọc văn bản kế hoạch (txt, html, docx) và in kết quả; không ghi dữ liệu',
    en: 'Reads the text of a plan (txt, html, docx) and prints what it says; stores nothing',
  },
  positionals: ['FILE'],
  options: {
    format: {
      type: 'string',
      value: 'txt|html|docx',
      help: {
        vi: 'Loại tệp (mặc định: nhận theo tên và nội dung tệp)',
        en: 'What the file is (known by its name and content unless given)',
      },
    },
  },
  messages: [planImportMessages],
  run: async ({ positionals, options }, io) => {
    const { format } = options;
    if (format !== undefined && !isFormat(format)) {
      return io.fail(refuseImport('plan.format_option', { value: format }, { field: '--format' }));
    }
    collectEarly();
    const { readPlanFile } = await import('../../modules/plans/import/file.ts');
    const path = positionals[0] ?? '';
    const file = await readPlanFile(path);
    if (!file.ok) return io.fail(file.error);
    const plans = await import('../../modules/plans/index.ts');
    const read = await plans.readPlan(file.value.bytes, {
      fileName: file.value.name,
      format,
      resolveAgency: plans.agencyResolver(),
    });
    if (!read.ok) return io.fail(read.error);
    return io.reply(read.value.reading, () => printReading(read.value.reading, io));
  },
});

const words = {
  summary: {
    vi: 'Kết quả đọc {type} số {number}: {tasks} nhiệm vụ, {provisions} nội dung, {findings} điểm cần rà soát. Văn bản gốc được giữ nguyên.',
    en: 'Read {type} {number}: {tasks} tasks, {provisions} provisions, {findings} findings. The original text is kept as it is.',
  },
  issuer: { vi: 'Cơ quan ban hành', en: 'Issuer' },
  issuedOn: { vi: 'Ngày ban hành', en: 'Issued on' },
  signedBy: { vi: 'Người ký', en: 'Signed by' },
  period: { vi: 'Giai đoạn', en: 'Period' },
  unknown: { vi: 'chưa rõ', en: 'unknown' },
  code: { vi: 'Mã', en: 'Code' },
  task: { vi: 'Nhiệm vụ', en: 'Task' },
  lead: { vi: 'Cơ quan chủ trì', en: 'Lead' },
  years: { vi: 'Thời gian', en: 'Years' },
  severity: { vi: 'Mức độ', en: 'Severity' },
  line: { vi: 'Dòng', en: 'Line' },
  place: { vi: 'Vị trí', en: 'Place' },
  finding: { vi: 'Điểm cần rà soát', en: 'Finding' },
  none: { vi: 'Không có nhiệm vụ nào.', en: 'There are no tasks.' },
  error: { vi: 'lỗi', en: 'error' },
  warning: { vi: 'cảnh báo', en: 'warning' },
  info: { vi: 'lưu ý', en: 'note' },
} as const;

/** What kinds of documents are called in English; the document's own word is Vietnamese. */
const typeWords: Readonly<Record<string, Words>> & { readonly 'kế hoạch': Words } = {
  'kế hoạch': { vi: 'kế hoạch', en: 'plan' },
  'chương trình': { vi: 'chương trình', en: 'programme' },
  'đề án': { vi: 'đề án', en: 'scheme' },
  'quyết định': { vi: 'quyết định', en: 'decision' },
  'nghị quyết': { vi: 'nghị quyết', en: 'resolution' },
  'chỉ thị': { vi: 'chỉ thị', en: 'directive' },
  'phương án': { vi: 'phương án', en: 'programme of measures' },
};

const longestTitle = 60;

function cut(text: string): string {
  const plain = text.replace(/\s+/g, ' ');
  return plain.length > longestTitle ? `${plain.slice(0, longestTitle - 1)}…` : plain;
}

function yearsOf(task: Task): string {
  const { startYear, endYear, startRaw } = task;
  if (startYear === null && endYear === null) return startRaw;
  return startYear === endYear ? String(startYear) : `${startYear ?? '…'}–${endYear ?? '…'}`;
}

function printReading(reading: PlanReading, io: Io): void {
  const { document, tasks, provisions, findings } = reading;
  const unknown = io.say(words.unknown);
  const summary = io
    .say(words.summary)
    .replace('{type}', io.say(typeWords[document.type ?? ''] ?? typeWords['kế hoạch']))
    .replace('{number}', document.number ?? unknown)
    .replace('{tasks}', String(tasks.length))
    .replace('{provisions}', String(provisions.length))
    .replace('{findings}', String(findings.length));
  io.line(summary);
  io.line(document.title);
  io.line(`${io.say(words.issuer)}: ${document.issuer ?? unknown}`);
  const day = document.issuedOn === null ? unknown : formatDate(document.issuedOn);
  io.line(`${io.say(words.issuedOn)}: ${day}`);
  io.line(`${io.say(words.signedBy)}: ${document.signedBy ?? unknown}`);
  io.line(`${io.say(words.period)}: ${document.periodFrom ?? '…'}–${document.periodTo ?? '…'}`);
  io.line();
  if (tasks.length === 0) io.line(io.say(words.none));
  else {
    io.table(
      [words.code, words.task, words.lead, words.years].map((each) => io.say(each)),
      tasks.map((task) => [task.code, cut(task.title), task.lead?.name ?? '', yearsOf(task)]),
    );
  }
  if (findings.length === 0) return;
  io.line();
  io.table(
    [words.severity, words.place, words.line, words.finding].map((each) => io.say(each)),
    findings.map(({ severity, where, text }) => [
      io.say(words[severity]),
      where.code,
      String(where.line),
      text.replace(/\s+/g, ' '),
    ]),
  );
}
