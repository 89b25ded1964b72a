import { placeOf, ranks, type Place } from './source-tree-places.ts';
import {
  isCode,
  isTest,
  syntaxOf,
  walk,
  type Node,
  type SourceFile,
  type Violation,
} from './source-tree.ts';

/** Who owns a table: a module, or an area of the platform. */
interface Owner {
  readonly name: string;
  readonly path: string;
  readonly rank: number;
}

/** A place in code that names a table. */
interface Use {
  readonly table: string;
  readonly writes: boolean;
  readonly line: number;
}

const readCalls = /^(selectFrom|(inner|left|right|full|cross)Join(Lateral)?|from|using)$/;
const writeCalls = /^(insertInto|replaceInto|updateTable|deleteFrom|mergeInto)$/;
const writtenSql = new RegExp(
  '\\b(insert\\s+into|update|delete\\s+from|merge\\s+into|truncate(?:\\s+table)?|from|join)' +
    '\\s+(?:only\\s+)?"?([a-z_][a-z0-9_]*)',
  'gi',
);

/** Tables and views that the migrations make and do not drop again; partitions aside. */
export function tablesOf(files: readonly SourceFile[]): ReadonlyMap<string, SourceFile> {
  const tables = new Map<string, SourceFile>();
  for (const file of files) {
    if (!/^db\/migrations\/.*\.sql$/.test(file.path)) continue;
    const sql = file.source.replace(/--.*$/gm, '').replace(/'[^']*'/g, "''");
    const made = new RegExp(
      'create\\s+(?:or\\s+replace\\s+)?(?:unlogged\\s+|materialized\\s+)?(?:table|view)\\s+' +
        '(?:if\\s+not\\s+exists\\s+)?(\\w+)(\\s+partition)?',
      'gi',
    );
    for (const [, name = '', partition] of sql.matchAll(made)) {
      if (partition === undefined) tables.set(name, file);
    }
    for (const [, name = ''] of sql.matchAll(/drop\s+table\s+(?:if\s+exists\s+)?(\w+)/gi)) {
      tables.delete(name);
    }
  }
  return tables;
}

/** Every table has one owner, who alone writes it; others read it from above only. */
export function checkTables(files: readonly SourceFile[]): readonly Violation[] {
  const tables = tablesOf(files);
  const owners = new Map<string, Owner>();
  const found: Violation[] = [];
  for (const { owner, table } of claims(files)) {
    const make = (message: string): number =>
      found.push({ rule: 'table_owner', path: owner.path, line: 1, message });
    const other = owners.get(table);
    if (!tables.has(table)) make(`no migration makes table ${table}`);
    else if (other !== undefined) make(`table ${table} is owned by ${other.name} too`);
    else owners.set(table, owner);
  }
  for (const [table, { path }] of tables) {
    const message = `no README names ${table} in its line \`Tables:\``;
    if (!owners.has(table)) found.push({ rule: 'table_owner', path, line: 1, message });
  }
  return [...found, ...productCode(files).flatMap((file) => judgeUses(file, tables, owners))];
}

function productCode(files: readonly SourceFile[]): readonly SourceFile[] {
  return files.filter(({ path }) => path.startsWith('src/') && isCode(path) && !isTest(path));
}

function claims(files: readonly SourceFile[]): readonly { owner: Owner; table: string }[] {
  return files.flatMap((file) => {
    const home = /^src\/(modules|platform)\/([^/]+)\/README\.md$/.exec(file.path);
    const line = /^Tables:([^\n(.;]*)/m.exec(file.source);
    if (home === null || line === null) return [];
    const name = home[2] ?? '';
    const rank = home[1] === 'platform' ? -1 : (ranks[name] ?? 0);
    const words = (line[1] ?? '').match(/[a-z][a-z0-9_]*/g) ?? [];
    return words
      .filter((word) => word !== 'none')
      .map((table) => ({ owner: { name, path: file.path, rank }, table }));
  });
}

function judgeUses(
  file: SourceFile,
  tables: ReadonlyMap<string, SourceFile>,
  owners: ReadonlyMap<string, Owner>,
): readonly Violation[] {
  const place = placeOf(file.path);
  const [name, rank] = identify(place);
  return usesOf(file).flatMap(({ table, writes, line }) => {
    const owner = owners.get(table);
    if (!tables.has(table) || owner === undefined || owner.name === name) return [];
    const make = (rule: string, message: string): Violation[] => [
      { rule, path: file.path, line, message },
    ];
    if (writes) return make('table_write', `${table} is written by ${owner.name} alone`);
    if (owner.rank < rank) return [];
    return make('table_read', `${table} belongs to ${owner.name}, which is not below`);
  });
}

function identify(place: Place | null): readonly [string, number] {
  if (place?.zone === 'module') return [place.module, ranks[place.module] ?? 0];
  if (place?.zone === 'platform') return [place.area ?? 'platform', 0];
  return ['', place?.zone === 'apps' ? 0 : -2];
}

function usesOf(file: SourceFile): readonly Use[] {
  const { program, lineAt } = syntaxOf(file);
  const uses: Use[] = [];
  walk(program, (node) => {
    const line = lineAt(node.start);
    if (node.type === 'CallExpression') uses.push(...usesOfCall(node, line));
    if (node.type !== 'TaggedTemplateExpression' || !isSqlTag(node['tag'])) return;
    uses.push(...usesOfSql(templateText(node['quasi']), line));
  });
  return uses;
}

function usesOfCall(node: Node, line: number): readonly Use[] {
  const callee = node['callee'] as { property?: { name?: string } };
  const method = callee.property?.name ?? '';
  const [first] = node['arguments'] as readonly Node[];
  if (method === 'query' && first !== undefined) return usesOfSql(textOf(first), line);
  const writes = writeCalls.test(method);
  if (!writes && !readCalls.test(method)) return [];
  const names =
    first?.type === 'ArrayExpression' ? (first['elements'] as readonly Node[]) : [first];
  return names.flatMap((each) => {
    const table = each === undefined ? '' : (textOf(each).trim().split(/\s+/)[0] ?? '');
    return table === '' ? [] : [{ table, writes, line }];
  });
}

function usesOfSql(sql: string, line: number): readonly Use[] {
  return [...sql.matchAll(writtenSql)].map(([, verb = '', table = '']) => ({
    table: table.toLowerCase(),
    writes: !/^(from|join)$/i.test(verb),
    line,
  }));
}

function textOf(node: Node): string {
  if (node.type === 'Literal') return typeof node['value'] === 'string' ? node['value'] : '';
  return node.type === 'TemplateLiteral' ? templateText(node) : '';
}

function templateText(template: unknown): string {
  const quasis = (template as { quasis: readonly { value: { raw: string } }[] }).quasis;
  return quasis.map((each) => each.value.raw).join('?');
}

function isSqlTag(tag: unknown): boolean {
  return (tag as { type?: string; name?: string } | null)?.name === 'sql';
}

/** SQL stands in stores and the platform: no other room knows how it is written. */
export function checkSqlPlace(files: readonly SourceFile[]): readonly Violation[] {
  return productCode(files).flatMap((file) => {
    const place = placeOf(file.path);
    const mayHoldSql =
      place?.zone === 'platform' || (place?.zone === 'module' && place.room === 'store');
    if (mayHoldSql) return [];
    return usesOf(file)
      .filter(({ table }) => tablesOf(files).has(table))
      .map(({ table, line }) => ({
        rule: 'sql_place',
        path: file.path,
        line,
        message: `SQL on ${table} outside a store`,
      }));
  });
}
