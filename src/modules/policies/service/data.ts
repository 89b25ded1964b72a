import { gunzipSync, gzipSync } from 'node:zlib';
import {
  err,
  ok,
  type Download,
  type InputOf,
  type Refusal,
  type ReplyOf,
  type Result,
} from '../../../kernel/index.ts';
import type { Pack, Programme } from '../../../law/index.ts';
import type { Context } from '../../../platform/context.ts';
import { read, record } from '../../../platform/database/index.ts';
import { writeTableFile, type TableFile } from '../../../platform/office/index.ts';
import {
  dataColumns,
  type DataTable,
  type getPolicyData,
  type listReleases as releasesOperation,
} from '../contract/index.ts';
import { policyDataMessages } from '../contract/messages.ts';
import { situationsOf } from '../domain/index.ts';
import { refuse } from '../errors.ts';
import { findRelease, insertRelease, listReleases } from '../store/releases.ts';
import { packInEffect } from './pack.ts';

type Row = TableFile['rows'][number];

type Files = ReadonlyMap<string, Download>;

const tables = Object.keys(dataColumns) as readonly DataTable[];
const WHOLE = 'all';
/** Versions named in the list. */
const MOST_RELEASES = 200;

/** Files of the pack in effect: made, and published for good, once for each content. */
let made: { readonly version: string; readonly files: Promise<Files> } | null = null;

/** The whole database as JSON, or one of its tables as CSV; named by the hash of the content. */
export async function serveData(
  context: Context,
  { table, version }: InputOf<typeof getPolicyData>,
): Promise<Result<Download, Refusal>> {
  const current = await publishRelease(context);
  const file = table ?? WHOLE;
  if (version !== undefined && version !== current.version) {
    const kept = await read(context, (trx) => findRelease(trx, version, file));
    if (kept === null) return err(refuse('policy.no_release'));
    const name = `policies-${version}${table === undefined ? '.json' : `-${table}.csv`}`;
    const body = gunzipSync(kept.packed).toString('utf8');
    return ok({ name, contentType: kept.contentType, body });
  }
  const found = current.files.get(file);
  return found === undefined ? err(refuse('policy.no_release')) : ok(found);
}

/** The versions published so far; the one in effect is among them. */
export async function serveReleases(
  context: Context,
): Promise<Result<ReplyOf<typeof releasesOperation>, Refusal>> {
  const { version } = await publishRelease(context);
  const rows = await read(context, (trx) => listReleases(trx, MOST_RELEASES));
  return ok({
    releases: rows.map(({ hash, publishedAt }) => ({
      version: hash,
      publishedAt: publishedAt.toISOString(),
      inEffect: hash === version,
    })),
  });
}

/** Makes the files of the law in effect and keeps them, so that their addresses outlive it. */
export async function publishRelease(context: Context): Promise<{ version: string; files: Files }> {
  const { engine, hash } = packInEffect();
  const version = hash.slice(0, HASH_DIGITS);
  if (made?.version !== version) {
    const files = makeFiles(context, { pack: engine.pack, hash, version });
    made = { version, files };
    // What failed is tried again by the next who asks.
    files.catch(() => (made = null));
  }
  return { version, files: await made.files };
}

async function makeFiles(
  context: Context,
  given: { readonly pack: Pack; readonly hash: string; readonly version: string },
): Promise<Files> {
  const { pack, hash, version } = given;
  const name = `policies-${version}`;
  const files = new Map<string, Download>([[WHOLE, wholeOf(pack, hash, name)]]);
  for (const table of tables) {
    files.set(table, await writeTableFile(tableOf(pack, table, name), 'csv'));
  }
  const kept = [...files].map(([file, { contentType, body }]) => {
    return { hash: version, file, contentType, packed: gzipSync(body) };
  });
  await record(context, (trx) => insertRelease(trx, kept, new Date(context.now())));
  return files;
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
