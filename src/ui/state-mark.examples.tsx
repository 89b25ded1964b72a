import { defineExamples } from './examples.ts';
import { Row, Stack } from './parts.tsx';
import { FindingMark, StateMark, type StateKind } from './state-mark.tsx';

const words: readonly (readonly [StateKind, string])[] = [
  ['done', 'Hoàn thành'],
  ['progress', 'Đang thực hiện'],
  ['late', 'Chậm tiến độ'],
  ['todo', 'Chưa triển khai'],
  ['void', 'Không còn phù hợp'],
  ['none', 'Chưa báo cáo'],
  ['draft', 'Đang soạn'],
  ['sign', 'Chờ ký'],
  ['sent', 'Chờ kiểm tra'],
  ['back', 'Trả lại bổ sung'],
  ['yes', 'Đang hưởng'],
  ['open', 'Đủ điều kiện, chưa có hồ sơ'],
  ['unknown', 'Chưa đủ thông tin'],
  ['no', 'Không hưởng thêm'],
  ['overdue', 'Quá hạn 3 ngày'],
];

function all(boxed: boolean) {
  return (
    <Stack style={{ gap: 4 }}>
      {words.map(([kind, word]) => (
        <div key={kind}>
          <StateMark kind={kind} boxed={boxed}>
            {word}
          </StateMark>
        </div>
      ))}
    </Stack>
  );
}

export const examples = defineExamples('StateMark', {
  'every state': () => all(false),
  boxed: () => all(true),
  findings: () => (
    <Row>
      <FindingMark severity="error" />
      <FindingMark severity="warning" />
      <FindingMark severity="info" />
      <FindingMark severity="error" boxed />
      <FindingMark severity="info" compact />
    </Row>
  ),
});
