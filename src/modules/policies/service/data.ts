import {
  ok,
  type Download,
  type InputOf,
  type Refusal,
  type Result,
} from '../../../kernel/index.ts';
import type { Pack, Programme } from '../../../law/index.ts';
import type { Context } from '../../../platform/context.ts';
import { writeTableFile, type TableFile } from '../../../platform/office/index.ts';
import { dataColumns, type DataTable, type getPolicyData } from '../contract/index.ts';
import { policyDataMessages } from '../contract/messages.ts';
import { situationsOf } from '../domain/index.ts';
import { packInEffect } from './pack.ts';

type Row = TableFile['rows'][number];

/** Files of the pack in effect, made once: it does not change while the process runs. */
const made = new Map<DataTable | 'all', Download>();

/** The whole database as JSON, or one of its tables as CSV; named by the hash of the content. */
export async function serveData(
  _context: Context,
  { table }: InputOf<typeof getPolicyData>,
): Promise<Result<Download, Refusal>> {
  const known = made.get(table ?? 'all');
  if (known !== undefined) return ok(known);
  const { engine, hash } = packInEffect();
  const name = `policies-${hash.slice(0, HASH_DIGITS)}`;
  const file =
    table === undefined
      ? wholeOf(engine.pack, hash, name)
      : await writeTableFile(tableOf(engine.pack, table, name), 'csv');
  made.set(table ?? 'all', file);
  return ok(file);
}

/** Digits of the hash in an address: enough that no two releases share one. */
const HASH_DIGITS = 16;

function wholeOf(pack: Pack, hash: string, name: string): Download {
  const { vi, en } = policyDataMessages;
  const define = (key: keyof typeof vi) => ({ vi: vi[key], en: en[key] });
  const definitions = Object.fromEntries(
    Object.entries(dataColumns).map(([table, columns]) => [
      table,
      Object.fromEntries(
        columns.map((column) => [column, define(`${table}.${column}` as keyof typeof vi)]),
      ),
    ]),
  );
  const body = JSON.stringify({
    format: 'an-sinh/policies/1',
    hash,
    definitions,
    programmes: [...pack.programmes.values()].map(({ slug, file }) => ({
      situations: situationsOf(slug),
      ...file,
    })),
    values: valueRows(pack),
    documents: [...pack.documents.values()],
    facts: [...pack.facts.values()],
  });
  return { name: `${name}.json`, contentType: 'application/json; charset=utf-8', body };
}

function tableOf(pack: Pack, table: DataTable, name: string): TableFile {
  const rows = {
    programmes: () => [...pack.programmes.values()].map(programmeRow),
    values: () => valueRows(pack),
    documents: () => documentRows(pack),
  }[table]();
  const columns = dataColumns[table].map((key) => ({
    key,
    heading: key,
    definition: policyDataMessages.vi[`${table}.${key}` as keyof typeof policyDataMessages.vi],
    width: 20,
  }));
  return { name: `${name}-${table}`, title: table, notes: [], columns, rows };
}

function programmeRow({ slug, file }: Programme): Row {
  const newest = file.versions.at(-1);
  return {
    programme: slug,
    title_vi: file.title.vi,
    title_en: file.title.en,
    summary_vi: file.summary.vi,
    summary_en: file.summary.en,
    kind: file.outcome.kind,
    unit: file.outcome.unit,
    situations: situationsOf(slug).join('|'),
    versions: file.versions.length,
    newest_from: newest?.from ?? null,
    newest_to: newest?.to ?? null,
    newest_document: newest?.cite.document ?? null,
    newest_article: newest?.cite.article ?? null,
    examples: file.examples.length,
  };
}

function valueRows(pack: Pack): Row[] {
  return [...pack.parameters.values()].flatMap(({ name, label, unit, keys, values }) =>
    values.map((each) => ({
      parameter: name,
      label_vi: label.vi,
      label_en: label.en,
      unit,
      key: each.key ?? null,
      key_vi: keys?.[each.key ?? '']?.vi ?? null,
      key_en: keys?.[each.key ?? '']?.en ?? null,
      value: each.value,
      from: each.from,
      to: each.to,
      area: each.area ?? null,
      document: each.cite.document,
      article: each.cite.article,
      confidence: each.confidence,
      note_vi: each.note?.vi ?? null,
      note_en: each.note?.en ?? null,
    })),
  );
}

function documentRows(pack: Pack): Row[] {
  return [...pack.documents.values()].map((each) => ({
    number: each.number,
    unnumbered: String(each.unnumbered),
    type: each.type,
    issuer: each.issuer,
    title_vi: each.title.vi,
    title_en: each.title.en,
    issued: each.issued,
    from: each.from,
    to: each.to,
    replaces: each.replaces.join('|'),
    amends: each.amends.join('|'),
    replaced_by: each.replacedBy.join('|'),
    confidence: each.confidence,
    note: each.note ?? null,
  }));
}
