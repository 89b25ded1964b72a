import { sql } from 'kysely';
import type { Transaction } from '../../../platform/database/index.ts';
import type {
  Funding,
  Ground,
  PlanDocument,
  PlanView,
  Provision,
  ProvisionLink,
  Reference,
  Section,
  Target,
  Task,
} from '../domain/index.ts';

/** The parts of a copy that stand outside its tasks. */
export interface CopyBody {
  readonly document: PlanDocument;
  readonly grounds: Ground[];
  readonly references: Reference[];
  readonly targets: Target[];
  readonly sections: Section[];
  readonly provisions: Provision[];
}

/** Document, grounds, references, targets, sections and provisions in the order of the text. */
export async function getCopyBody(
  trx: Transaction,
  _view: PlanView,
  copyId: string,
): Promise<CopyBody> {
  const copy = await trx
    .selectFrom('plan_copy')
    .select(['document', 'grounds', 'reference_list', 'target_list'])
    .where('id', '=', copyId)
    .executeTakeFirstOrThrow();
  const sections = await trx
    .selectFrom('plan_section')
    .select(['code', 'title', 'line'])
    .where('copy_id', '=', copyId)
    .orderBy('ordinal')
    .execute();
  const provisions = await trx
    .selectFrom('plan_provision')
    .select(['code', 'section', 'body as text', 'line'])
    .where('copy_id', '=', copyId)
    .orderBy('ordinal')
    .execute();
  return {
    document: copy.document as PlanDocument,
    grounds: copy.grounds as Ground[],
    references: copy.reference_list as Reference[],
    targets: copy.target_list as Target[],
    sections,
    provisions,
  };
}

interface StoredTask {
  code: string;
  section: string;
  title: string;
  lead_code: string | null;
  lead_name: string | null;
  lead_raw: string | null;
  start_year: number | null;
  end_year: number | null;
  start_raw: string;
  end_raw: string;
  budget_vnd: bigint | null;
  output_list: string[];
  extra: Record<string, string>;
  line: number;
  coordinating: { code: string; name: string; raw: string; is_group: boolean }[];
  funding: Funding[];
  provisions: ProvisionLink[];
}

/** Tasks of a copy as written: all of them, or those of these codes. */
export async function listWrittenTasks(
  trx: Transaction,
  _view: PlanView,
  copyId: string,
  codes?: readonly string[],
): Promise<Task[]> {
  const chosen = codes === undefined ? sql`true` : sql`t.code = any(${codes})`;
  const rows = await sql<StoredTask>`
    select t.code, t.section, t.title, t.lead_code, t.lead_name, t.lead_raw, t.start_year,
      t.end_year, t.start_raw, t.end_raw, t.budget_vnd, t.output_list, t.extra, t.line,
      (select coalesce(json_agg(json_build_object('code', a.agency_code, 'name', a.name,
        'raw', a.raw, 'is_group', a.is_group) order by a.ordinal), '[]')
        from plan_task_agency a where a.copy_id = t.copy_id and a.task_id = t.id) as coordinating,
      (select coalesce(json_agg(json_build_object('kind', f.kind, 'raw', f.raw)
        order by f.ordinal), '[]')
        from plan_task_funding f where f.copy_id = t.copy_id and f.task_id = t.id) as funding,
      (select coalesce(json_agg(json_build_object('code', s.provision_code,
        'confidence', s.confidence) order by p.ordinal), '[]')
        from plan_link_suggestion s join plan_provision p
          on p.copy_id = s.copy_id and p.code = s.provision_code
        where s.copy_id = t.copy_id and s.task_id = t.id) as provisions
    from plan_task t where t.copy_id = ${copyId} and ${chosen}
    order by t.ordinal`.execute(trx);
  return rows.rows.map(taskOf);
}

function taskOf(row: StoredTask): Task {
  return {
    code: row.code,
    section: row.section,
    title: row.title,
    lead:
      row.lead_code === null
        ? null
        : { code: row.lead_code, name: row.lead_name ?? '', raw: row.lead_raw ?? '' },
    coordinating: row.coordinating.map(({ is_group: isGroup, ...agency }) =>
      isGroup ? { ...agency, group: true as const } : agency,
    ),
    startYear: row.start_year,
    endYear: row.end_year,
    startRaw: row.start_raw,
    endRaw: row.end_raw,
    funding: row.funding,
    outputs: row.output_list,
    budget: row.budget_vnd?.toString() ?? null,
    extra: row.extra,
    provisions: row.provisions,
    line: row.line,
  };
}

/** Provisions and tasks whose words begin with each of these, over the copies in use. */
export async function searchCopies(
  trx: Transaction,
  _view: PlanView,
  copyIds: readonly string[],
  query: { readonly words: readonly string[]; readonly limit: number },
): Promise<{ copyId: string; kind: 'provision' | 'task'; code: string; text: string }[]> {
  const { words, limit } = query;
  const matches = sql.join(
    words.map((word) => sql`position(${` ${word}`} in ' ' || search_key) > 0`),
    sql` and `,
  );
  const rows = await sql<{
    copyId: string;
    kind: 'provision' | 'task';
    code: string;
    text: string;
  }>`
    (select copy_id as "copyId", 'task' as kind, code, used_title as text from plan_task
      where copy_id = any(${copyIds}) and ${matches} order by copy_id, ordinal limit ${limit})
    union all
    (select copy_id, 'provision', code, body from plan_provision
      where copy_id = any(${copyIds}) and ${matches} order by copy_id, ordinal limit ${limit})
  `.execute(trx);
  return rows.rows;
}
