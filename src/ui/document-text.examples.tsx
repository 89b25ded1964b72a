import { useState } from 'react';
import { DocumentText, type DocumentBlock } from './document-text.tsx';
import { defineExamples } from './examples.ts';

const blocks: readonly DocumentBlock[] = [
  { kind: 'line', line: 380, text: 'PHỤ LỤC', look: 'center' },
  {
    kind: 'table',
    caption: 'Các nhiệm vụ của phần II',
    widths: [44, 0, 120, 110],
    headings: ['TT', 'Nội dung công việc', 'Cơ quan chủ trì', 'Thời gian hoàn thành'],
    rows: [
      {
        line: 413,
        strong: true,
        cells: [
          { line: 413, text: '1' },
          { line: 414, text: 'Tuyên truyền, nâng cao năng lực' },
          { line: 415, text: '' },
          { line: 416, text: '' },
        ],
      },
      {
        line: 442,
        cells: [
          { line: 442, text: '1.2' },
          { line: 443, text: 'Tuyên truyền, phổ biến các luật về Lao động, Việc làm' },
          { line: 446, text: 'Sở Lao động– TB&XH' },
          { line: 454, text: 'Năm 1010' },
        ],
      },
    ],
  },
  { kind: 'line', line: 505, text: 'Trên đây là Kế hoạch của Ủy ban nhân dân thành phố.' },
];

const marks = [
  { number: 1, line: 415, quote: '' },
  { number: 2, line: 454, quote: 'Năm 1010' },
];

function Marked() {
  const [current, setCurrent] = useState(2);
  return (
    <div style={{ display: 'flex', height: 300 }}>
      <DocumentText blocks={blocks} marks={marks} current={current} onMark={setCurrent} />
    </div>
  );
}

export const examples = defineExamples('DocumentText', {
  'findings in a table': () => <Marked />,
});
