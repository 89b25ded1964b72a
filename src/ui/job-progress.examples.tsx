import { JobProgress } from './job-progress.tsx';
import { defineExamples } from './examples.ts';

export const examples = defineExamples('JobProgress', {
  'not begun yet': () => <JobProgress label="Kiểm tra dự thảo quy định" done={0} total={0} />,
  'how far it is': () => (
    <JobProgress label="Sao lưu hằng đêm" done={2} total={5} note="đang ghi kế hoạch" />
  ),
  'counted, without an end that is known': () => (
    <JobProgress label="Kiểm tra nhật ký" done={12_000} total={0} note="đang đọc" />
  ),
  done: () => <JobProgress label="Thử khôi phục bản sao lưu" done={5} total={5} />,
});
