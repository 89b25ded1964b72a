import { err, ok, type Refusal, type Result } from '../../kernel/index.ts';
import { refuse } from '../errors.ts';
import type { Columns } from '../kernel/columns.ts';
import { nearest } from '../load/leaf.ts';
import type { Fact } from '../pack/fact.ts';
import { countMembers, needsOfCounts } from './counts.ts';
import type { Line } from './csv.ts';
import { refuseRow } from './errors.ts';
import { Growing, Reading } from './reading.ts';

/** What a file of people became: columns, the ids of the rows, and every row that is wrong. */
export interface People {
  readonly columns: Columns;
  readonly ids: readonly string[];
  /** Each with its line; the field where it is one cell. */
  readonly errors: readonly Refusal[];
}

interface Heading {
  readonly id: number;
  readonly household: number;
  readonly width: number;
}

/**
 * Reads a file of people line by line into columns: `id` and `household_id`, facts by name, those
 * of households as `household.poverty`; an empty cell is unknown. A row that is wrong becomes an
 * error with its line and is left out, and its household is then not whole: nobody is guessed.
 */
export class PeopleReader {
  private readonly facts: ReadonlyMap<string, Fact>;
  private readonly wanted: ReadonlySet<string>;
  private readonly today: number;
  private heading: Heading | null = null;
  private readonly person: Reading[] = [];
  private readonly home: Reading[] = [];
  private readonly ids: string[] = [];
  private readonly seen = new Set<string>();
  private readonly homes = new Map<string, number>();
  private readonly of = new Growing((length) => new Int32Array(length));
  private readonly whole = new Growing((length) => new Int8Array(length));
  /** Households of which a row is lost. */
  private readonly lost = new Set<string>();
  private readonly errors: Refusal[] = [];

  /** `wanted`: the facts to keep, the others are only checked; `today` packed. */
  constructor(facts: ReadonlyMap<string, Fact>, wanted: readonly string[], today: number) {
    this.facts = facts;
    this.wanted = new Set([...wanted, ...needsOfCounts(wanted)]);
    this.today = today;
  }

  /** Takes the next line; the first is the heading, and a refusal of it ends the reading. */
  take(line: Line): Result<null, Refusal> {
    if (this.heading === null) return this.readHeading(line);
    const wrong = this.readRow(line, this.heading);
    if (wrong !== null)
      this.errors.push({ ...wrong, where: { ...wrong.where, line: line.number } });
    return ok(null);
  }

  private readHeading({ number, cells }: Line): Result<null, Refusal> {
    const names = (cells ?? []).map((cell) => cell.trim());
    const [id, household] = [names.indexOf('id'), names.indexOf('household_id')];
    if (id < 0) return err(refuseRow('law.no_id_column', {}, { line: number }));
    for (const [cell, field] of names.entries()) {
      const where = { line: number, field };
      if (names.indexOf(field) !== cell) return err(refuse('law.twice', { name: field }, where));
      if (cell === id || cell === household) continue;
      const fact = this.facts.get(field.replace(/^household\./, ''));
      if (fact === undefined || fieldOf(fact) !== field) {
        const known = ['id', 'household_id', ...[...this.facts.values()].map(fieldOf)];
        const data = { name: field, nearest: nearest(field, known) };
        return err(refuse('law.unknown_fact', data, where));
      }
      const into = fact.subject === 'household' ? this.home : this.person;
      into.push(new Reading(fact, { field, cell }, this.wanted.has(fact.name), this.today));
    }
    this.heading = { id, household, width: names.length };
    return ok(null);
  }

  /** Reads a row; gives what is wrong with it, and then nothing of it is kept. */
  private readRow({ cells }: Line, { id: at, household: homeAt, width }: Heading): Refusal | null {
    if (cells?.length !== width)
      return refuseRow('law.bad_row', { found: cells?.length ?? 0, wanted: width });
    const id = cells[at]?.trim() ?? '';
    const household = homeAt < 0 ? '' : (cells[homeAt]?.trim() ?? '');
    const wrong = this.wrong(cells, id) ?? this.joinHome(cells, household);
    if (wrong !== null) {
      if (household !== '') this.lost.add(household);
      return wrong;
    }
    // A copy: a part of a text would keep the whole piece of the file in memory.
    const own = JSON.parse(JSON.stringify(id)) as string;
    this.seen.add(own);
    this.ids.push(own);
    this.of.push(this.homes.get(household) ?? this.newHome(cells, household));
    for (const reading of this.person) reading.add(cells);
    return null;
  }

  private wrong(cells: readonly string[], id: string): Refusal | null {
    if (id === '') return refuseRow('law.row_without_id', {}, { field: 'id' });
    if (this.seen.has(id)) return refuse('law.twice', { name: id }, { field: 'id' });
    for (const readings of [this.person, this.home])
      for (const reading of readings) {
        const bounds = reading.read(cells);
        if ('code' in bounds) return bounds;
      }
    return null;
  }

  /** What the row says of a household known already must not clash with what was said. */
  private joinHome(cells: readonly string[], household: string): Refusal | null {
    const row = this.homes.get(household);
    if (row === undefined) return null;
    const clash = this.home.find((reading) => reading.join(row, cells) === 'clash');
    if (clash === undefined) return null;
    return refuseRow('law.household_differs', { household }, { field: clash.field });
  }

  private newHome(cells: readonly string[], household: string): number {
    const row = this.whole.length;
    this.whole.push(household === '' ? 0 : 1);
    if (household !== '') this.homes.set(household, row);
    for (const reading of this.home) reading.add(cells);
    return row;
  }

  /** Everything read so far. */
  people(): People {
    for (const household of this.lost) {
      const row = this.homes.get(household);
      if (row !== undefined) this.whole.set(row, 0);
    }
    const kept = [...this.person, ...this.home].filter((reading) => reading.kept);
    const columns: Columns = {
      n: this.ids.length,
      households: {
        n: this.whole.length,
        of: this.of.all(),
        whole: Uint8Array.from(this.whole.all()),
      },
      facts: new Map(kept.map((reading) => [reading.fact.name, reading.column()])),
    };
    const { facts, wanted, today } = this;
    return {
      columns: countMembers(columns, { facts, wanted, today }),
      ids: this.ids,
      errors: this.errors,
    };
  }
}

function fieldOf({ name, subject }: Fact): string {
  return subject === 'household' ? `household.${name}` : name;
}
