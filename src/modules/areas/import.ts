import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import {
  assert,
  exclusiveEndOf,
  parseCsv,
  parseIsoDate,
  type IsoDate,
} from '../../kernel/index.ts';
import type {
  Area,
  AreaFacts,
  AreaLevel,
  AreaSuccession,
  Confidence,
  Hamlet,
} from './domain/index.ts';

/** The folder of the release's reference files. */
const folder = new URL('../../../reference/areas/', import.meta.url);

/** What `reference/areas` says, with the hash by which a second loading is known as unchanged. */
export interface AreaFiles extends AreaFacts {
  readonly sha256: string;
}

type Row = Readonly<Record<string, string>>;

/** Reads `reference/areas`. Pure commands answer from it without a database. */
export function readAreaFiles(): AreaFiles {
  const texts = ['units.csv', 'successions.csv', 'hamlets.csv'].map((name) =>
    readFileSync(new URL(name, folder), 'utf8'),
  );
  const [units, successions, hamlets] = texts.map(parseCsv);
  return {
    sha256: createHash('sha256').update(texts.join('\0')).digest('hex'),
    areas: (units ?? []).map(toArea),
    successions: (successions ?? []).map(toSuccession),
    hamlets: (hamlets ?? []).map(toHamlet),
  };
}

function toArea(row: Row): Area {
  return {
    code: cell(row, 'code'),
    name: cell(row, 'name'),
    type: cell(row, 'type'),
    level: cell(row, 'level') as AreaLevel,
    parent: row['parent'] || null,
    from: dateOf(row, 'from'),
    to: endOf(row),
    source: cell(row, 'source'),
    endedBy: row['ended_by'] || null,
  };
}

function toSuccession(row: Row): AreaSuccession {
  return {
    code: cell(row, 'code'),
    from: dateOf(row, 'from'),
    on: dateOf(row, 'on'),
    successor: cell(row, 'successor'),
    successorFrom: dateOf(row, 'successor_from'),
    thousandths: Math.round(Number(cell(row, 'share')) * 1000),
    basis: cell(row, 'basis') as AreaSuccession['basis'],
    source: cell(row, 'source'),
    confidence: cell(row, 'confidence') as Confidence,
  };
}

function toHamlet(row: Row): Hamlet {
  return {
    code: cell(row, 'code'),
    name: cell(row, 'name'),
    type: cell(row, 'type'),
    commune: cell(row, 'commune'),
    communeFrom: dateOf(row, 'commune_from'),
    from: dateOf(row, 'from'),
    to: endOf(row),
    source: cell(row, 'source'),
  };
}

function cell(row: Row, name: string): string {
  const value = row[name];
  assert(value !== undefined && value !== '', `empty ${name} in reference/areas: ${row['code']}`);
  return value;
}

function dateOf(row: Row, name: string): IsoDate {
  const date = parseIsoDate(cell(row, name));
  assert(date !== null, `no such day in reference/areas: ${row['code']} ${name} ${row[name]}`);
  return date;
}

/** Files give the last day; the register keeps the first day that is no longer in force. */
function endOf(row: Row): IsoDate | null {
  return row['to'] === undefined || row['to'] === '' ? null : exclusiveEndOf(dateOf(row, 'to'));
}
