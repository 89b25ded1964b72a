import { useState } from 'react';
import type { IsoDate } from '../../kernel/index.ts';
import { defineExamples } from '../examples.ts';
import { AsOfChip } from './as-of.tsx';

function AsOfExample({ day }: { readonly day: string | null }) {
  const [value, setValue] = useState(day as IsoDate | null);
  return <AsOfChip value={value} onChange={setValue} />;
}

export const examples = defineExamples('AsOfChip', {
  'a day': () => <AsOfExample day="2015-11-26" />,
  today: () => <AsOfExample day={null} />,
});
