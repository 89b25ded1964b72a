import { defineExamples } from './examples.ts';
import { emptyResolution, ResolutionForm } from './resolution-form.tsx';

const reading = {
  resolution: 'reading',
  value: '2020',
  reason: 'Tiêu đề Kế hoạch ghi giai đoạn 2012-2020; các nhiệm vụ cùng nhóm hoàn thành năm 2020.',
} as const;

export const examples = defineExamples('ResolutionForm', {
  'nothing chosen': () => <ResolutionForm id="a" initial={emptyResolution} onSave={() => {}} />,
  'a reading': () => (
    <ResolutionForm
      id="b"
      initial={reading}
      valueLabel="năm hoàn thành"
      keepHint="Nhiệm vụ không có hạn"
      onSave={() => {}}
    />
  ),
  refused: () => (
    <ResolutionForm
      id="c"
      initial={reading}
      refused="Tài khoản này không có quyền xử lý điểm cần rà soát."
      onSave={() => {}}
    />
  ),
});
