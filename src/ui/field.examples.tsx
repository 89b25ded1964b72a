import { useState } from 'react';
import type { IsoDate } from '../kernel/index.ts';
import { DateField, DayField } from './date-field.tsx';
import { defineExamples } from './examples.ts';
import { SelectField, TextField } from './field.tsx';
import type { PartialDate } from './partial-date.ts';

function TextExample({ error, lines }: { readonly error?: string; readonly lines?: number }) {
  const [value, setValue] = useState(error === undefined ? 'Sở Xây dựng' : '1010');
  return (
    <TextField
      label={lines === undefined ? 'Năm hoàn thành' : 'Lý do'}
      value={value}
      onChange={setValue}
      error={error}
      {...(lines === undefined ? { width: 200 } : { lines })}
    />
  );
}

function DateExample({ error }: { readonly error?: string }) {
  const [value, setValue] = useState<PartialDate | null>({
    precision: 'month',
    year: 1951,
    month: 3,
  });
  return <DateField label="Ngày sinh" value={value} onChange={setValue} error={error} />;
}

function DayExample() {
  const [value, setValue] = useState<IsoDate | null>('2015-11-26' as IsoDate);
  return <DayField label="Xem theo ngày" value={value} onChange={setValue} />;
}

function SelectExample() {
  const [value, setValue] = useState('planner');
  return (
    <SelectField
      label="Vai trò"
      value={value}
      onChange={setValue}
      options={[
        { value: 'planner', label: 'Người lập kế hoạch' },
        { value: 'officer', label: 'Chuyên viên' },
      ]}
    />
  );
}

export const examples = defineExamples('TextField, DateField, SelectField', {
  text: () => <TextExample />,
  'text with an error': () => <TextExample error="Năm hoàn thành phải từ 2012 đến 2020." />,
  'area of text': () => <TextExample lines={2} />,
  'date of any precision': () => <DateExample />,
  'date with an error': () => <DateExample error="Ngày sinh phải là ngày đã qua." />,
  'whole day': () => <DayExample />,
  choice: () => <SelectExample />,
});
