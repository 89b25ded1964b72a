import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { formatDate } from '../../kernel/index.ts';
import type { Engine } from '../../law/index.ts';
import { lawMessages } from '../../law/messages.ts';
import { areaMessages } from '../../modules/areas/messages.ts';
import { defineCommand } from './command.ts';
import { hasDatabase } from './given.ts';
import { onOption } from './area.ts';
import { areaOption, knownAtOption, lawAsked, packOption } from './law-asked.ts';

const messages = [lawMessages, areaMessages];

/** The law of a programme in sentences. */
const render = defineCommand({
  name: 'law render',
  summary: {
    vi: 'Viết một chính sách thành câu và bảng, kèm căn cứ và ví dụ',
    en: 'Says a programme in sentences and a table, with sources and examples',
  },
  positionals: ['PROGRAMME'],
  options: { on: onOption, 'known-at': knownAtOption, area: areaOption, pack: packOption },
  messages,
  run: async ({ positionals, options }, io) => {
    const { renderProgramme } = await import('../../law/index.ts');
    const ready = await lawAsked(options, io);
    if (typeof ready === 'number') return ready;
    const rendered = renderProgramme(ready.engine, positionals[0] ?? '', ready.asked, io.language);
    if (!rendered.ok) return io.fail(rendered.error);
    const { title, sentences, table, citations, examples } = rendered.value;
    return io.reply(rendered.value, () => {
      io.line(title);
      for (const sentence of sentences) io.line(`– ${sentence}`);
      io.line();
      io.table(table.columns, table.rows);
      io.line();
      for (const citation of citations) io.line(`§ ${citation}`);
      for (const { name, on, result, because } of examples)
        io.line(`• ${name} (${formatDate(on)}): ${result}. ${because}`);
    });
  },
});

const day = (vi: string, en: string) =>
  ({ type: 'string', value: 'DATE', help: { vi, en } }) as const;

/** What changes between two days, or between two packs. */
const diff = defineCommand({
  name: 'law diff',
  summary: {
    vi: 'Luật thay đổi gì giữa hai ngày, hoặc giữa hai bộ quy định',
    en: 'What changes in the law between two days, or between two packs',
  },
  positionals: ['[PROGRAMME]'],
  options: {
    from: day('Ngày trước', 'The earlier day'),
    to: day('Ngày sau; mặc định: hôm nay', 'The later day; today unless given'),
    'known-at': knownAtOption,
    area: areaOption,
    pack: packOption,
    'pack-to': {
      type: 'string',
      value: 'DIR',
      help: {
        vi: 'Bộ quy định thứ hai, so với bộ của --pack; ngày trước không ghi: cùng ngày sau',
        en: 'A second pack, compared with that of --pack; without --from on the same day',
      },
    },
  },
  messages,
  run: async ({ positionals, options }, io) => {
    const { diffProgramme, diffTables, refuseLaw } = await import('../../law/index.ts');
    const second = options['pack-to'];
    const to = await lawAsked({ ...options, on: options.to, pack: second ?? options.pack }, io);
    if (typeof to === 'number') return to;
    if (options.from === undefined && second === undefined)
      return io.fail(refuseLaw('law.bad_date', { date: '' }));
    const on = options.from ?? to.asked.on;
    const from = await lawAsked({ ...options, area: undefined, on }, io);
    if (typeof from === 'number') return from;
    const slug = positionals[0];
    const known = new Set([from, to].flatMap(({ engine }) => [...engine.pack.programmes.keys()]));
    if (slug !== undefined && !known.has(slug))
      return io.fail(refuseLaw('law.unknown_programme', { name: slug }));
    const before = { engine: from.engine, asked: { ...to.asked, on: from.asked.on } };
    const slugs = slug === undefined ? [...known] : [slug];
    const changes = [
      ...slugs.flatMap((each) => diffProgramme(each, before, to, io.language)),
      ...(slug === undefined ? diffTables(before, to, io.language) : []),
    ];
    return io.reply({ changes }, () => {
      for (const { programme, kind, name, before: old, after } of changes)
        io.line(
          `${programme === '' ? '–' : programme} · ${kind} · ${name}: ${old ?? '–'} → ${after ?? '–'}`,
        );
    });
  },
});

/** Writes the pack in effect. */
const exportCommand = defineCommand({
  name: 'law export',
  summary: {
    vi: 'Ghi bộ quy định đang áp dụng ra YAML',
    en: 'Writes the pack in effect as YAML',
  },
  options: {
    out: {
      type: 'string',
      value: 'DIR',
      help: { vi: 'Thư mục mới hoặc trống để ghi', en: 'A new or empty folder to write' },
    },
    pack: packOption,
  },
  messages,
  run: async ({ options }, io) => {
    const { exportPack, packContent, refuseLaw } = await import('../../law/index.ts');
    const { engineOf, hashOf, lawOf } = await import('../../modules/policies/index.ts');
    const folder = options.out === undefined ? null : resolve(options.out);
    if (folder === null || (existsSync(folder) && readdirSync(folder).length > 0))
      return io.fail(refuseLaw('law.folder_not_empty', { folder: folder ?? '--out' }));
    const write = ({ pack }: Engine): number => {
      const files = exportPack(pack);
      for (const { path, text } of files) {
        mkdirSync(dirname(join(folder, path)), { recursive: true });
        writeFileSync(join(folder, path), text);
      }
      const reply = { folder, files: files.length, hash: hashOf(packContent(pack)) };
      return io.reply(reply, () => io.line(`${reply.folder}: ${reply.files} · ${reply.hash}`));
    };
    if (options.pack !== undefined) {
      const engine = engineOf(resolve(options.pack));
      return engine.ok ? write(engine.value) : io.fail(engine.error);
    }
    if (!hasDatabase(io)) return write(await lawOf(null));
    return io.withContext(async (context) => write(await lawOf(context)));
  },
});

export const wordCommands = [render, diff, exportCommand];
