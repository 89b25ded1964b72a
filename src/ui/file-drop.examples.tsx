import { defineExamples } from './examples.ts';
import { FileDrop } from './file-drop.tsx';

const limits = { endings: ['txt', 'html', 'docx'], bytes: 25_000_000 };

export const examples = defineExamples('FileDrop', {
  waiting: () => (
    <FileDrop label="Văn bản kế hoạch đã ban hành" limits={limits} onFile={() => {}} />
  ),
  busy: () => (
    <FileDrop label="Văn bản kế hoạch đã ban hành" limits={limits} busy onFile={() => {}} />
  ),
});
