import { useState } from 'react';
import { ok } from '../../kernel/index.ts';
import { defineExamples } from '../examples.ts';
import { TextField } from '../field.tsx';
import { FormConflict } from './form-conflict.tsx';
import { LongForm } from './long-form.tsx';
import { PasteTable, type PasteColumn, type PasteRow } from './paste-table.tsx';
import type { FieldWords, FormPage } from './shape.ts';

const first = { name: '', source: '', note: '' };
type Answers = typeof first;

const fields: FieldWords<Answers> = {
  name: { label: 'Tên thôn' },
  source: { label: 'Nghị quyết' },
  note: { label: 'Ghi chú' },
};

const pages: readonly FormPage<Answers>[] = [
  {
    id: 'name',
    title: 'Thôn',
    fields: ['name'],
    draw: ({ values, change, idOf, errorOf }) => (
      <TextField
        id={idOf('name')}
        label={fields.name.label}
        value={values.name}
        onChange={(name) => change({ name })}
        error={errorOf('name')}
      />
    ),
    check: ({ name }) => (name.trim() === '' ? [{ field: 'name', text: 'Ghi tên thôn.' }] : []),
  },
  {
    id: 'ground',
    title: 'Căn cứ',
    fields: ['source', 'note'],
    draw: ({ values, change, idOf, errorOf }) => (
      <>
        <TextField
          id={idOf('source')}
          label={fields.source.label}
          value={values.source}
          onChange={(source) => change({ source })}
          error={errorOf('source')}
        />
        <TextField
          id={idOf('note')}
          label={fields.note.label}
          value={values.note}
          onChange={(note) => change({ note })}
        />
      </>
    ),
    check: ({ source }) =>
      source.trim() === '' ? [{ field: 'source', text: 'Ghi số nghị quyết.' }] : [],
  },
];

/** The form of the examples, which the tests fill in too. */
export function SampleForm({
  record = 'new',
  send = () => Promise.resolve(ok(null)),
}: {
  readonly record?: string;
  readonly send?: (values: Answers) => ReturnType<Parameters<typeof LongForm>[0]['send']>;
}) {
  return (
    <LongForm
      form="sample"
      record={record}
      first={first}
      fields={fields}
      pages={pages}
      deed="Gửi phê duyệt"
      send={send}
    />
  );
}

const columns: readonly PasteColumn[] = [
  {
    id: 'type',
    label: 'Loại',
    required: true,
    check: (text) => (text === 'thôn' ? null : `“${text}” không phải là thôn.`),
  },
  { id: 'name', label: 'Tên', required: true },
];

/** The pasted table of the examples, which the tests paste into too. */
export function SamplePaste({ rows: given }: { readonly rows: readonly PasteRow[] }) {
  const [rows, setRows] = useState(given);
  return <PasteTable label="Thôn đã dán" columns={columns} rows={rows} onChange={setRows} />;
}

export const examples = defineExamples('LongForm, PasteTable', {
  'a new form': () => <SampleForm />,
  'two versions of a draft': () => (
    <FormConflict
      mine={{ name: 'Đông Hải', source: 'Nghị quyết 12', note: '' }}
      theirs={{ name: 'Đông', source: 'Nghị quyết 12', note: 'đã hỏi' }}
      at="2026-11-25T02:41:00Z"
      fields={fields}
      onSettle={() => {}}
    />
  ),
  'nothing pasted': () => <SamplePaste rows={[]} />,
  'rows with errors': () => (
    <SamplePaste
      rows={[
        ['thôn', 'Đông'],
        ['xóm', 'Tây'],
        ['thôn', ''],
      ]}
    />
  ),
});
