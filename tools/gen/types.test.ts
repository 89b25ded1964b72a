import { expect, test } from 'vitest';
import type { Column, Table } from './catalog.ts';
import { writeSchema } from './schema.ts';
import { writeTypes } from './types.ts';

const column = (name: string, type: string, more: Partial<Column> = {}): Column => ({
  name,
  type,
  notNull: true,
  default: null,
  generated: false,
  comment: null,
  updatable: true,
  ...more,
});

const table = (columns: readonly Column[], more: Partial<Table> = {}): Table => ({
  name: 'case_action',
  kind: 'table',
  comment: 'Hành động',
  columns,
  constraints: [],
  indexes: [],
  rowSecurity: false,
  policies: [],
  triggers: [],
  grants: [],
  definition: null,
  ...more,
});

const catalog = (only: Table) => ({ tables: [only], functions: [], sequences: [], extensions: [] });

function typeOf(given: Column, more: Partial<Table> = {}): string | undefined {
  const text = writeTypes(catalog(table([given], more)));
  return /^  \w+: (.*);$/m.exec(text.split('/** Hành động */')[1] ?? '')?.[1];
}

test.each([
  [column('id', 'uuid'), 'string'],
  [column('n', 'integer', { default: '0' }), 'ColumnType<number, number | undefined, number>'],
  [column('amount', 'bigint'), 'ColumnType<bigint, bigint | number, bigint | number>'],
  [column('day', 'date'), 'ColumnType<IsoDate, string, string>'],
  [
    column('at', 'timestamp with time zone', { updatable: false }),
    'ColumnType<Date, Date | string, never>',
  ],
  [column('data', 'jsonb'), 'ColumnType<unknown, string, string>'],
  [
    column('note', 'text', { notNull: false }),
    'ColumnType<string | null, string | null | undefined, string | null>',
  ],
  [column('key', 'text', { generated: true }), 'ColumnType<string, never, never>'],
  [column('codes', 'text[]'), 'readonly string[]'],
  [column('price', 'numeric(10,2)'), 'ColumnType<string, string | number, string | number>'],
])('$name $type', (given, expected) => {
  expect(typeOf(given)).toBe(expected);
});

test('a view can only be read', () => {
  expect(typeOf(column('id', 'uuid'), { kind: 'view' })).toBe('ColumnType<string, never, never>');
});

test('a type that nobody thought of stops the generator and names the column', () => {
  expect(() => typeOf(column('place', 'point'))).toThrow('point (case_action.place)');
});

test('the schema shows columns, constraints, rights and words', () => {
  const text = writeSchema(
    catalog(
      table([column('id', 'uuid', { comment: "Mã 'hành động'" })], {
        constraints: [{ name: 'case_action_pk', text: 'PRIMARY KEY (id)' }],
        grants: ['grant insert, select on case_action to ansinh_app'],
        rowSecurity: true,
      }),
    ),
  );
  expect(text).toContain('  id uuid not null,\n  constraint case_action_pk PRIMARY KEY (id)\n);');
  expect(text).toContain("comment on column case_action.id is 'Mã ''hành động''';");
  expect(text).toContain('alter table case_action enable row level security;');
  expect(text).toContain('grant insert, select on case_action to ansinh_app;');
});
