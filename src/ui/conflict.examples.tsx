import { Conflict } from './conflict.tsx';
import { defineExamples } from './examples.ts';

const fields = [
  { label: 'Phương án xử lý', mine: 'Ghi cách hiểu để điều hành', theirs: 'Giữ nguyên văn' },
  { label: 'Lý do', mine: 'Gia hạn đến năm 2017', theirs: 'Gia hạn đến năm 2016' },
];

export const examples = defineExamples('Conflict', {
  'both versions': () => (
    <Conflict
      name="Phạm Ngọc Lan"
      time="09:38"
      fields={fields}
      onKeepMine={() => {}}
      onKeepTheirs={() => {}}
    />
  ),
  'the first stands': () => (
    <Conflict name="Phạm Ngọc Lan" time="09:38" fields={fields} onKeepTheirs={() => {}} />
  ),
});
