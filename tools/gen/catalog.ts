import type pg from 'pg';

/** A column as PostgreSQL knows it. */
export interface Column {
  readonly name: string;
  /** `timestamp with time zone`, `text[]`: as `format_type` writes it. */
  readonly type: string;
  readonly notNull: boolean;
  readonly default: string | null;
  readonly generated: boolean;
  readonly comment: string | null;
  /** The app's role may update it. */
  readonly updatable: boolean;
}

export interface Table {
  readonly name: string;
  readonly kind: 'table' | 'view';
  readonly comment: string | null;
  readonly columns: readonly Column[];
  readonly constraints: readonly { readonly name: string; readonly text: string }[];
  readonly indexes: readonly string[];
  readonly rowSecurity: boolean;
  readonly policies: readonly string[];
  readonly triggers: readonly string[];
  readonly grants: readonly string[];
  readonly definition: string | null;
}

export interface Catalog {
  readonly tables: readonly Table[];
  readonly functions: readonly string[];
  readonly sequences: readonly string[];
  readonly extensions: readonly string[];
}

/** Everything that the migrations made, in an order that does not depend on when. */
export async function readCatalog(client: pg.ClientBase): Promise<Catalog> {
  const rows = async <T>(text: string): Promise<T[]> => (await client.query(text)).rows;
  const tables = await rows<{ row: Table }>(TABLES);
  const texts = async (text: string): Promise<string[]> =>
    (await rows<{ text: string }>(text)).map((row) => row.text);
  return {
    tables: tables.map(({ row }) => row),
    functions: await texts(FUNCTIONS),
    sequences: await texts(SEQUENCES),
    extensions: await texts(EXTENSIONS),
  };
}

const COLUMNS = `
  select coalesce(json_agg(json_build_object(
    'name', a.attname,
    'type', format_type(a.atttypid, a.atttypmod),
    'notNull', a.attnotnull,
    'default', case when a.attgenerated = '' then pg_get_expr(d.adbin, d.adrelid) end,
    'generated', a.attgenerated <> '',
    'comment', col_description(c.oid, a.attnum),
    'updatable', has_column_privilege('ansinh_app', c.oid, a.attnum, 'update')
  ) order by a.attnum), '[]')
  from pg_attribute a
  left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
  where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped`;

const CONSTRAINTS = `
  select coalesce(json_agg(json_build_object(
    'name', k.conname, 'text', pg_get_constraintdef(k.oid)
  ) order by array_position(array['p','u','x','f','c'], k.contype::text), k.conname), '[]')
  from pg_constraint k
  where k.conrelid = c.oid and k.contype in ('p', 'u', 'x', 'f', 'c')`;

const INDEXES = `
  select coalesce(
    json_agg(pg_get_indexdef(i.indexrelid) order by i.indexrelid::regclass::text), '[]')
  from pg_index i
  where i.indrelid = c.oid
    and not exists (select from pg_constraint k where k.conindid = i.indexrelid)`;

const POLICIES = `
  select coalesce(json_agg(format('create policy %I on %I as %s for %s to %s%s%s',
    p.policyname, p.tablename, lower(p.permissive), lower(p.cmd),
    array_to_string(p.roles, ', '),
    coalesce(' using (' || p.qual || ')', ''),
    coalesce(' with check (' || p.with_check || ')', '')) order by p.policyname), '[]')
  from pg_policies p where p.schemaname = 'public' and p.tablename = c.relname`;

const TRIGGERS = `
  select coalesce(json_agg(pg_get_triggerdef(t.oid) order by t.tgname), '[]')
  from pg_trigger t where t.tgrelid = c.oid and not t.tgisinternal`;

const GRANTS = `
  select coalesce(json_agg(text order by text), '[]') from (
    select format('grant %s on %I to %s',
      string_agg(lower(g.privilege_type), ', ' order by g.privilege_type), c.relname,
      g.grantee) as text
    from information_schema.role_table_grants g
    where g.table_schema = 'public' and g.table_name = c.relname
      and g.grantee in ('ansinh_app', 'ansinh_report')
    group by g.grantee
    union all
    select format('grant %s (%s) on %I to %s', lower(x.privilege_type),
      string_agg(quote_ident(a.attname), ', ' order by a.attnum), c.relname,
      x.grantee::regrole)
    from pg_attribute a, aclexplode(a.attacl) x
    where a.attrelid = c.oid and x.grantee <> c.relowner
    group by x.privilege_type, x.grantee
  ) all_grants`;

const TABLES = `
  select json_build_object(
    'name', c.relname,
    'kind', case when c.relkind in ('v', 'm') then 'view' else 'table' end,
    'comment', obj_description(c.oid, 'pg_class'),
    'columns', (${COLUMNS}),
    'constraints', (${CONSTRAINTS}),
    'indexes', (${INDEXES}),
    'rowSecurity', c.relrowsecurity,
    'policies', (${POLICIES}),
    'triggers', (${TRIGGERS}),
    'grants', (${GRANTS}),
    'definition', case when c.relkind in ('v', 'm') then pg_get_viewdef(c.oid) end
  ) as row
  from pg_class c
  where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm')
    and not exists (select from pg_depend e where e.objid = c.oid and e.deptype = 'e')
  order by c.relname collate "C"`;

const FUNCTIONS = `
  select pg_get_functiondef(p.oid) as text from pg_proc p
  where p.pronamespace = 'public'::regnamespace and p.prokind in ('f', 'p')
    and not exists (select from pg_depend e where e.objid = p.oid and e.deptype = 'e')
  order by p.proname collate "C", p.oid::regprocedure::text collate "C"`;

const SEQUENCES = `
  select format('create sequence %I as %s start with %s increment by %s',
    s.sequencename, s.data_type, s.start_value, s.increment_by) as text
  from pg_sequences s where s.schemaname = 'public' order by s.sequencename collate "C"`;

const EXTENSIONS = `
  select format('create extension %I', extname) as text from pg_extension
  where extname <> 'plpgsql' order by extname collate "C"`;
