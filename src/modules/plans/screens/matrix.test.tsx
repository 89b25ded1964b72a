import { describe, expect, test } from 'vitest';
import { tagsOf } from '../../../../tests/support/html-rules.ts';
import { count, words } from '../../../../tests/support/markup.ts';
import { aLink, aMatrix, confirmedLink, planKey } from '../../../../tests/support/plan-replies.ts';
import { answers, aSession, drawScreen } from '../../../../tests/support/screens.tsx';
import { getMatrix } from '../contract/index.ts';
import type { Matrix as Reply } from './matrix-data.ts';
import { Matrix } from './matrix.tsx';

function draw(matrix: Reply = aMatrix(), search = '', rights = ['plan.settle']): string {
  return drawScreen(<Matrix params={{ key: planKey }} />, {
    search,
    session: aSession(...rights),
    replies: [answers(getMatrix, matrix)],
  });
}

function cellsOf(html: string) {
  return tagsOf(html).filter(({ name, attributes }) => name === 'td' && attributes.has('tabindex'));
}

function chosenOf(html: string): string {
  return words(/<section aria-label="Ô đang chọn"[\s\S]*?<\/section>/.exec(html)?.[0] ?? '');
}

describe('the matrix of provisions and tasks', () => {
  test('is a grid with a head for each row and column, and one cell in the order of Tab', () => {
    const html = draw();
    expect(html).toContain('role="grid"');
    expect(count(html, 'scope="col"')).toBe(4);
    expect(count(html, 'scope="row"')).toBe(3);
    expect(cellsOf(html)).toHaveLength(9);
    expect(
      cellsOf(html).filter(({ attributes }) => attributes.get('tabindex') === '0'),
    ).toHaveLength(1);
  });

  test('says of each link in words how it stands', () => {
    const links = [
      confirmedLink,
      aLink({ task: 'PL.I.10', provision: 'II.1.2', confidence: 'weak' }),
      aLink({ task: 'PL.II.2', provision: 'II.2.1', state: 'refused' }),
    ];
    const said = cellsOf(draw(aMatrix({ links })))
      .map(({ text }) => text)
      .filter((text) => text !== '');
    expect(said).toEqual(['Đã xác nhận', 'Phần mềm gợi ý, khớp ít', 'Đã bác bỏ']);
  });

  test('names its holes in words, not by colour only', () => {
    const text = words(draw());
    expect(text).toContain('1 nội dung chưa có nhiệm vụ, 1 nhiệm vụ chưa gắn nội dung');
    expect(text).toContain('II.2.1 (chưa có nhiệm vụ)');
    expect(text).toContain('Hỗ trợ nhà ở, chưa gắn nội dung');
  });

  test('counts the suggestions nobody decided on', () => {
    expect(words(draw())).toContain('2 gợi ý chưa xử lý');
    expect(words(draw(aMatrix({ links: [confirmedLink] })))).toContain('0 gợi ý chưa xử lý');
  });

  test('of one section shows its tasks only', () => {
    const html = draw(aMatrix(), 'section=PL.II');
    expect(count(html, 'scope="col"')).toBe(2);
    expect(html).toMatch(/<option value="PL.II" selected=""/);
  });

  test('with holes only shows them, and says so when none is left', () => {
    expect(cellsOf(draw(aMatrix(), 'holes=1'))).toHaveLength(1);
    const none = aMatrix({ holes: { provisions: [], tasks: [] } });
    expect(words(draw(none, 'holes=1'))).toContain('Không còn chỗ trống.');
    expect(words(draw(none, 'holes=1'))).toContain('Hiện tất cả');
  });

  test('without provisions or tasks says what comes here', () => {
    expect(words(draw(aMatrix({ tasks: [] })))).toContain('Chưa có nội dung hoặc nhiệm vụ.');
    expect(words(draw(aMatrix({ provisions: [] })))).toContain('Chưa có nội dung hoặc nhiệm vụ.');
  });
});

describe('the chosen cell', () => {
  test('shows provision and task in their own words, and both deeds on a suggestion', () => {
    expect(chosenOf(draw())).toBe(
      'II.1.1 “Xây dựng nghĩa trang liệt sỹ” PL.I.1 “Xây dựng nghĩa trang liệt sỹ thành phố” ' +
        'Phần mềm gợi ý khớp nhiều Xác nhận Bác bỏ',
    );
  });

  test('without a link offers to make one', () => {
    const text = chosenOf(draw(aMatrix({ links: [] })));
    expect(text).toContain('chưa gắn Gắn với nhau');
    expect(text).not.toContain('Bác bỏ');
  });

  test('confirmed says by whom and offers to refuse it', () => {
    const text = chosenOf(draw(aMatrix({ links: [confirmedLink] })));
    expect(text).toContain('Đã xác nhận Trần Thu Hà, 20/11/2026 Bác bỏ');
  });

  test('refused offers to confirm it', () => {
    const text = chosenOf(draw(aMatrix({ links: [aLink({ state: 'refused' })] })));
    expect(text).toMatch(/Đã bác bỏ Xác nhận$/);
  });

  test('offers nothing to who may not decide', () => {
    expect(chosenOf(draw(aMatrix(), '', ['plan.read']))).toMatch(/khớp nhiều$/);
  });
});
