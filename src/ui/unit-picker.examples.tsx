import { useState } from 'react';
import { matchesSearch } from '../kernel/index.ts';
import { defineExamples } from './examples.ts';
import { AgencyPicker, AreaPicker, type PickedUnit } from './unit-picker.tsx';

const areas: readonly PickedUnit[] = [
  { code: '11473', name: 'Thủy Nguyên', kind: 'phường', parent: 'thành phố Hải Phòng' },
  { code: '315', name: 'Thủy Nguyên', kind: 'huyện', to: '2024-12-31' },
  { code: '11296', name: 'Minh Khai', kind: 'phường', to: '2025-06-30' },
];

function find(text: string): Promise<readonly PickedUnit[]> {
  return Promise.resolve(
    areas.filter((unit) => unit.code.startsWith(text) || matchesSearch(unit.name, text)),
  );
}

function AreaExample({ chosen }: { readonly chosen: boolean }) {
  const [value, setValue] = useState<PickedUnit | null>(chosen ? (areas[0] ?? null) : null);
  return <AreaPicker value={value} onChange={setValue} find={find} width={320} />;
}

function AgencyExample() {
  const [value, setValue] = useState<PickedUnit | null>(null);
  return (
    <AgencyPicker
      value={value}
      onChange={setValue}
      find={find}
      error="Chọn cơ quan của tài khoản."
      width={320}
    />
  );
}

export const examples = defineExamples('AreaPicker, AgencyPicker', {
  'nothing chosen': () => <AreaExample chosen={false} />,
  chosen: () => <AreaExample chosen />,
  'an agency is missing': () => <AgencyExample />,
});
