import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { htmlFaults, tagsOf } from '../../../../tests/support/html-rules.ts';
import { words } from '../../../../tests/support/markup.ts';
import { aPlanReply, aTaskList, aTaskRow } from '../../../../tests/support/plan-replies.ts';
import { answers, drawScreen, refuses } from '../../../../tests/support/screens.tsx';
import { listTasks } from '../contract/index.ts';
import { PlanTree, sectionTree } from './plan-tree.tsx';

type Node = ReturnType<typeof sectionTree>[number];

function section(code: string) {
  return { code, title: `Phần ${code}` };
}

/** The tree as indented codes. */
function outline(nodes: readonly Node[], depth = 0): readonly string[] {
  return nodes.flatMap((node) => [
    `${' '.repeat(depth)}${node.code}`,
    ...outline(node.children, depth + 1),
  ]);
}

describe('the sections of a plan as a tree', () => {
  test('hang under the nearest section whose code they carry on', () => {
    const codes = ['I', 'II', 'II.1', 'II.1.2', 'II.3', 'PL', 'PL.I', 'PL.I.4'];
    expect(outline(sectionTree(codes.map(section)))).toEqual([
      'I',
      'II',
      ' II.1',
      '  II.1.2',
      ' II.3',
      'PL',
      ' PL.I',
      '  PL.I.4',
    ]);
  });

  test('whose parent is missing hang under the grandparent, or stand at the top', () => {
    expect(outline(sectionTree(['II', 'II.1.2', 'III.4'].map(section)))).toEqual([
      'II',
      ' II.1.2',
      'III.4',
    ]);
  });

  test('I is no parent of II, II no parent of III', () => {
    expect(outline(sectionTree(['I', 'II', 'III'].map(section)))).toEqual(['I', 'II', 'III']);
  });

  test('of a plan without sections is empty', () => {
    expect(sectionTree([])).toEqual([]);
  });

  test('every section stands in the tree once, whatever the codes', () => {
    const code = fc
      .array(fc.constantFrom('I', 'II', '1', '2', 'PL'), { minLength: 1, maxLength: 4 })
      .map((parts) => parts.join('.'));
    fc.assert(
      fc.property(fc.uniqueArray(code, { maxLength: 12 }), (codes) => {
        const found = outline(sectionTree(codes.map(section))).map((line) => line.trim());
        expect(found.toSorted()).toEqual(codes.toSorted());
      }),
    );
  });
});

describe('the plan drawn as a tree', () => {
  const replies = [answers(listTasks, aTaskList())];
  const draw = (record = aPlanReply(), given: object = { replies }) =>
    drawScreen(<PlanTree record={record} />, given);

  test('keeps the rules of a page, open at first', () => {
    const html = draw();
    expect(htmlFaults(html)).toEqual([]);
    const branches = tagsOf(html).filter(({ name }) => name === 'details');
    expect(branches.length).toBe(6);
    expect(branches.every(({ attributes }) => attributes.has('open'))).toBe(true);
  });

  test('counts provisions in the body, tasks in the annex, each with those below it', () => {
    const text = words(draw());
    expect(text).toContain('II NỘI DUNG 3 II.1 Người có công 2');
    expect(text).toContain('PL PHỤ LỤC 3 PL.I Người có công 2');
  });

  test('a provision can be reached by its code in the address', () => {
    const ids = tagsOf(draw()).map(({ attributes }) => attributes.get('id'));
    expect(ids).toContain('II.1.1');
    expect(ids).toContain('PL.I');
  });

  test('provisions of a section that is not there are shown all the same', () => {
    const lost = { code: 'IX.1', section: 'IX', text: 'Nội dung không thuộc phần nào', line: 9 };
    expect(words(draw(aPlanReply({ provisions: [lost] })))).toContain(lost.text);
  });

  test('a task that is a section itself stands there', () => {
    const own = aTaskRow({ code: 'PL.II', section: 'PL', title: 'Phần là nhiệm vụ' });
    const tasks = [answers(listTasks, aTaskList({ tasks: [own] }))];
    expect(words(draw(aPlanReply(), { replies: tasks }))).toContain('Phần là nhiệm vụ');
  });

  test('when tasks do not come the body is there and the failure is said', () => {
    const text = words(draw(aPlanReply(), { replies: [refuses(listTasks)] }));
    expect(text).toContain('II.1.1 Xây dựng nghĩa trang liệt sỹ');
    expect(text).toContain('Không tải được danh sách nhiệm vụ');
  });
});
