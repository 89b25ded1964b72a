import { describe, expect, test } from 'vitest';
import { tagsOf } from '../../tests/support/html-rules.ts';
import { words } from '../../tests/support/markup.ts';
import { answers, aSession, drawScreen, refuses } from '../../tests/support/screens.tsx';
import { listAreas } from '../modules/areas/contract.ts';
import { useRead } from './data.tsx';
import { Brand, Icon } from './icons.tsx';
import { useText, useWords } from './language.tsx';
import { Loaded } from './loaded.tsx';
import { uiMessages } from './messages.ts';
import { defineScreen } from './screen.ts';
import { useCan, useSession } from './session.tsx';
import { Shape, type ShapeName } from './shapes.tsx';
import { FindingMark, StateMark, type StateKind } from './state-mark.tsx';

const shapes: readonly ShapeName[] = [
  ...(['done', 'progress', 'todo', 'late', 'overdue', 'void', 'none', 'draft', 'sign'] as const),
  ...(['sent', 'back', 'yes', 'open', 'unknown', 'no', 'error', 'info'] as const),
];

const icons = [
  ...(['menu', 'search', 'down', 'right', 'left', 'up', 'close', 'plus', 'info'] as const),
  ...(['print', 'download', 'upload', 'columns', 'rows', 'ascending', 'descending'] as const),
] as const;

function drawingOf(html: string): string {
  return html.replace(/<svg[^>]*>|<\/svg>/g, '').replace(/ style="[^"]*"/g, '');
}

describe('shapes of states', () => {
  test('differ from each other without any colour', () => {
    const drawings = shapes.map((name) => drawingOf(drawScreen(<Shape name={name} />)));
    expect(new Set(drawings).size).toBe(shapes.length);
  });

  test.each(shapes)('%s is no word for readers who hear the page', (name) => {
    const [svg] = tagsOf(drawScreen(<Shape name={name} />));
    expect(svg?.attributes.get('aria-hidden')).toBe('true');
    expect(svg?.attributes.get('focusable')).toBe('false');
  });
});

describe('icons', () => {
  test('differ from each other', () => {
    const drawings = icons.map((name) => drawingOf(drawScreen(<Icon name={name} />)));
    expect(new Set(drawings).size).toBe(icons.length);
  });

  test.each(icons)('%s is no word for readers who hear the page', (name) => {
    expect(drawScreen(<Icon name={name} />)).toContain('aria-hidden="true"');
  });

  test('the mark of the product is drawn at the size that is asked', () => {
    expect(drawScreen(<Brand size={40} />)).toContain('width="40" height="40"');
  });
});

describe('a state', () => {
  const kinds: readonly StateKind[] = [
    'done',
    'late',
    'error',
    'warning',
    'info',
    'unknown',
    'void',
  ];

  test.each(kinds)('%s is a shape and its word; compact, the word is there to be heard', (kind) => {
    const html = drawScreen(<StateMark kind={kind}>Trạng thái</StateMark>);
    expect(words(html)).toBe('Trạng thái');
    const compact = drawScreen(
      <StateMark kind={kind} compact>
        Trạng thái
      </StateMark>,
    );
    expect(words(compact)).toBe('Trạng thái');
    expect(compact).toContain('title="Trạng thái"');
  });

  test.each([
    ['error', 'Lỗi', 'Error'],
    ['warning', 'Cảnh báo', 'Warning'],
    ['info', 'Lưu ý', 'Note'],
  ] as const)('a finding that is %s says so in both languages', (severity, vi, en) => {
    expect(words(drawScreen(<FindingMark severity={severity} />))).toBe(vi);
    expect(words(drawScreen(<FindingMark severity={severity} />, { language: 'en' }))).toBe(en);
  });
});

function Said() {
  const text = useText(uiMessages);
  const own = useWords();
  return (
    <>
      {text('loading.progress', { done: 1, total: '1.234' })};{' '}
      {own({ vi: 'Kế hoạch', en: 'Plans' })}
    </>
  );
}

describe('texts in the language of the page', () => {
  test.each([
    ['vi', '1 trong 1.234; Kế hoạch'],
    ['en', '1 of 1.234; Plans'],
  ] as const)('%s', (language, said) => {
    expect(words(drawScreen(<Said />, { language }))).toBe(said);
  });
});

function Rights() {
  const can = useCan();
  const rights = ['plan.read', 'plan.approve', 'signed_in', 'public'].filter(can);
  return (
    <>
      {useSession()?.name ?? '(không ai)'}: {rights.join(' ')}
    </>
  );
}

describe('what one may do', () => {
  test.each([
    [null, '(không ai): public'],
    [aSession(), 'Trần Thu Hà: signed_in public'],
    [aSession('plan.read'), 'Trần Thu Hà: plan.read signed_in public'],
    [aSession('plan.reader'), 'Trần Thu Hà: signed_in public'],
  ])('is what the session says (%#)', (session, said) => {
    expect(words(drawScreen(<Rights />, { session }))).toBe(said);
  });
});

function Areas() {
  const read = useRead(listAreas, {});
  return (
    <Loaded of={read} failed="Không tải được danh mục" waiting={<p>Đang chờ</p>}>
      {({ units }) => <p>{units.length} đơn vị</p>}
    </Loaded>
  );
}

describe('what a read brings', () => {
  test('is waited for, shown, or its failure said', () => {
    expect(words(drawScreen(<Areas />))).toBe('Đang chờ');
    const reply = { on: '2026-11-24', parent: null, units: [] };
    expect(words(drawScreen(<Areas />, { replies: [answers(listAreas, reply)] }))).toBe('0 đơn vị');
    const failed = words(drawScreen(<Areas />, { replies: [refuses(listAreas)] }));
    expect(failed).toContain('Không tải được danh mục');
    expect(failed).toContain('Tải lại');
  });

  test('is asked in the language of the page: another language is another answer', () => {
    const reply = { on: '2026-11-24', parent: null, units: [] };
    const html = drawScreen(<Areas />, { language: 'en', replies: [answers(listAreas, reply)] });
    expect(words(html)).toBe('0 đơn vị');
  });
});

test('a screen is itself when it is declared', () => {
  const load = () => Promise.resolve(() => null);
  const screen = { path: '/x', title: { vi: 'a', en: 'b' }, permission: 'public', load };
  expect(defineScreen(screen)).toBe(screen);
});
