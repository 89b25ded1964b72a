import { describe, expect, test } from 'vitest';
import { count, markup, words } from '../../tests/support/markup.ts';
import { FailureBox } from './loaded.tsx';
import { Empty, ErrorBox, ErrorSummary, Loading, NoPermission, Notice } from './states.tsx';

const failure = {
  code: 'plan.findings_open',
  kind: 'refused',
  detail: 'Còn 3 điểm cần rà soát chưa có phương án xử lý.',
  traceId: '01JD8Z',
} as const;

describe('what a page says when it has nothing to show', () => {
  test('an empty place says what comes here and offers the first action', () => {
    const html = markup(
      <Empty title="Chưa có nhiệm vụ." action={<button type="button">Nạp văn bản</button>}>
        Nhiệm vụ có ở đây khi bản số hóa được phê duyệt.
      </Empty>,
    );
    expect(words(html)).toBe(
      'Chưa có nhiệm vụ. Nhiệm vụ có ở đây khi bản số hóa được phê duyệt. Nạp văn bản',
    );
  });

  test('waiting keeps the frame and says how far it is', () => {
    const html = markup(<Loading label="Đang đọc văn bản" done={312} total={1022} lines={3} />);
    expect(html).toContain('aria-busy="true"');
    expect(html).toContain('role="status"');
    expect(words(html)).toBe('Đang đọc văn bản: 312 trong 1022');
    expect(count(html, '<i')).toBe(3);
  });

  test('waiting without a known end promises none', () => {
    expect(words(markup(<Loading label="Đang tải" />))).toBe('Đang tải…');
    expect(words(markup(<Loading label="Đang tải" done={0} total={0} />))).toBe('Đang tải…');
  });

  test('no permission says whom to ask', () => {
    expect(words(markup(<NoPermission />))).toContain('Đề nghị liên hệ người quản trị');
  });

  test('an error is announced, with the code for support', () => {
    const html = markup(
      <ErrorBox title="Không tải được danh sách" trace="01JD8Z">
        vì mất kết nối.
      </ErrorBox>,
    );
    expect(html).toContain('role="alert"');
    expect(words(html)).toContain('Mã tra cứu khi cần hỗ trợ: 01JD8Z');
  });

  test('a notice has a shape of its own for each tone', () => {
    const shapes = (['amber', 'sea', 'green'] as const).map((tone) => {
      const html = markup(<Notice tone={tone}>x</Notice>);
      return /<svg[^>]*>(.*)<\/svg>/.exec(html)?.[1];
    });
    expect(new Set(shapes).size).toBe(3);
  });
});

describe('the errors of a form', () => {
  test('each leads to its field, and the title says how many', () => {
    const html = markup(
      <ErrorSummary errors={[{ field: 'login', text: 'Ghi tên đăng nhập.' }, { text: 'Khác.' }]} />,
    );
    expect(html).toContain('href="#login"');
    expect(words(html)).toBe('Chưa lưu được: còn 2 chỗ cần sửa Ghi tên đăng nhập. Khác.');
  });

  test('without an error there is no box', () => {
    expect(markup(<ErrorSummary errors={[]} />)).toBe('');
  });
});

describe('a failure in the words of its kind', () => {
  test('a refusal says its sentence and its code', () => {
    const text = words(markup(<FailureBox failure={failure} title="Chưa phê duyệt" />));
    expect(text).toContain('Chưa phê duyệt');
    expect(text).toContain(failure.detail);
    expect(text).toContain('01JD8Z');
  });

  test('a lost connection says when, and shows no code of the server', () => {
    const offline = { ...failure, code: 'client.offline', kind: 'unavailable' } as const;
    const at = Date.UTC(2015, 10, 26, 2, 41);
    const text = words(markup(<FailureBox failure={offline} at={at} />));
    expect(text).toContain('lúc 09:41');
    expect(text).not.toContain('01JD8Z');
  });

  test('outside one’s rights and not found are no errors of the machine', () => {
    const forbidden = markup(<FailureBox failure={{ ...failure, kind: 'forbidden' }} />);
    const missing = markup(<FailureBox failure={{ ...failure, kind: 'not_found' }} />);
    expect(forbidden).not.toContain('role="alert"');
    expect(missing).not.toContain('role="alert"');
    expect(words(missing)).toContain('Không tìm thấy nội dung này.');
  });

  test('what can be tried again offers it', () => {
    const html = markup(<FailureBox failure={failure} onRetry={() => {}} />);
    expect(words(html)).toContain('Tải lại');
    expect(words(markup(<FailureBox failure={failure} />))).not.toContain('Tải lại');
  });
});
