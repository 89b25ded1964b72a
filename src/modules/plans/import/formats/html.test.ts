import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { unwrap } from '../../../../kernel/index.ts';
import type { RawBlock, RawCell } from '../../../../platform/office/index.ts';
import { htmlTableDepth, readHtml } from './html.ts';

const plenty = { pieces: 10_000, letters: 1_000_000 };

type Seen = string | readonly (readonly string[])[];

const shown = ({ blocks, columns, rows }: RawCell): string => {
  const span = columns === 1 && rows === 1 ? '' : ` [${columns}×${rows}]`;
  const text = blocks.map((each) => (each.kind === 'paragraph' ? each.text.trim() : '<bảng>'));
  return text.join('/') + span;
};

const seen = (blocks: readonly RawBlock[]): readonly Seen[] =>
  blocks.map((each) =>
    each.kind === 'paragraph' ? each.text.trim() : each.rows.map((row) => row.map(shown)),
  );

const read = (page: string): readonly Seen[] => seen(unwrap(readHtml(page, plenty)));

const troubleOf = (page: string, limits = plenty): string | null => {
  const done = readHtml(page, limits);
  return done.ok ? null : done.error;
};

describe('the paragraphs of a page', () => {
  test.each<[what: string, page: string, expected: readonly string[]]>([
    ['paragraphs end each other without end tags', '<p>một<p>hai<p>ba', ['một', 'hai', 'ba']],
    ['a block ends the paragraph before it', '<p>một<div>hai</div>ba', ['một', 'hai', 'ba']],
    ['text outside of every element is a paragraph', 'một<p>hai</p>ba', ['một', 'hai', 'ba']],
    ['inline elements part nothing', '<p>S<b>ở</b> <i>Y</i> <u>tế</u></p>', ['Sở Y tế']],
    ['a line break stays one', '<p>một<br>hai<br/>ba</p>', ['một\nhai\nba']],
    ['a stray end of a line break is one', '<p>một</br>hai</p>', ['một\nhai']],
    ['a rule parts', 'một<hr>hai', ['một', 'hai']],
    ['line ends of the source are spaces', '<p>Sở\n  Y\r\ntế</p>', ['Sở   Y tế']],
    ['but not in preformatted text', '<pre>một\nhai</pre>', ['một\nhai']],
    ['entities are letters', '<p>S&amp;T &lt;&#272;&ocirc;ng&gt; &#x1EAF;</p>', ['S&T <Đông> ắ']],
    ['no-break spaces alone are no paragraph', '<p>&nbsp;</p><p> </p><p>một</p>', ['một']],
    ['comments are left out', '<p>một<!-- hai -->ba</p>', ['mộtba']],
    [
      'titles of every size are paragraphs',
      '<h1>a1</h1><h3>b2</h3><h6>c3</h6>',
      ['a1', 'b2', 'c3'],
    ],
    [
      'one form around the whole page hides nothing',
      '<form id="aspnetForm"><p>một</p></form>',
      ['một'],
    ],
    ['misnested elements keep their text', '<p><b>một<i>hai</b>ba</i></p>', ['mộthaiba']],
    ['a stray end tag does nothing', '</div></p></table>một</span>', ['một']],
    ['head and body may be missing', '<title>Trang</title><p>một', ['một']],
    ['a page may end in the middle of a tag', '<p>một</p><p>hai</', ['một', 'hai</']],
  ])('%s', (_what, page, expected) => {
    expect(read(page)).toEqual(expected);
  });
});

describe('what a page only shows around the text is left out', () => {
  test.each([
    ['a script', '<script>if (a < b) document.write("<p>x</p>")</script>'],
    ['a style', '<style>p > b { color: red }</style>'],
    ['a title', '<title>Trang <b>chủ</title>'],
    ['a menu', '<nav><ul><li>Trang chủ</li></ul></nav>'],
    ['the foot of the page', '<footer><p>Bản quyền</p></footer>'],
    ['what stands aside', '<aside>Tin liên quan</aside>'],
    ['a button', '<button>In</button>'],
    ['a choice', '<select><option>2013<option>2014</select>'],
    ['a box of text', '<textarea><p>gõ vào đây</p></textarea>'],
    ['words for browsers without scripts', '<noscript><p>Bật JavaScript</p></noscript>'],
    ['a drawing, its title closed at once too', '<svg><title/><text>x</text></svg>'],
    ['a template', '<template><p>mẫu</p></template>'],
    ['a frame', '<iframe src="x"><p>không có khung</p></iframe>'],
    ['what is hidden', '<div hidden><p>ẩn</p></div>'],
    ['what is not displayed', '<div style="color:red; display: none"><p>ẩn</p></div>'],
    ['a hidden table with its cells', '<table hidden><tr><td>x</table>'],
    ['a hidden member of a list', '<ul><li hidden>ẩn</ul>'],
  ])('%s', (_what, part) => {
    expect(read(`<p>trước</p>${part}<p>sau</p>`)).toEqual(['trước', 'sau']);
  });

  test('what is hidden ends where its paragraph ends, though nothing closes it', () => {
    expect(read('<p hidden>ẩn<p>hiện<div><span hidden>ẩn</div>hiện nữa')).toEqual([
      'hiện',
      'hiện nữa',
    ]);
  });
});

describe('the lists of a page', () => {
  test.each<[what: string, page: string, expected: readonly string[]]>([
    ['unordered ones get dashes', '<ul><li>một<li>hai</ul>', ['- một', '- hai']],
    ['ordered ones are counted', '<ol><li>một<li>hai</ol>', ['1. một', '2. hai']],
    ['from where they start', '<ol start="4"><li>một<li>hai</ol>', ['4. một', '5. hai']],
    ['an odd start is one', '<ol start="x"><li>một</ol>', ['1. một']],
    [
      'lists in lists count for themselves',
      '<ol><li>một<ul><li>a<li>b</ul><li>hai</ol>',
      ['1. một', '- a', '- b', '2. hai'],
    ],
    ['a label stands before the first paragraph only', '<ol><li><p>a<p>b</ol>', ['1. a', 'b']],
    ['a member without a list has no label', '<li>một', ['một']],
    ['terms and their meanings are paragraphs', '<dl><dt>a<dd>b<dt>c</dl>', ['a', 'b', 'c']],
  ])('%s', (_what, page, expected) => {
    expect(read(page)).toEqual(expected);
  });
});

describe('the tables of a page', () => {
  test.each<[what: string, page: string, expected: readonly Seen[]]>([
    [
      'rows and cells stand in order',
      '<table><tr><td>TT</td><td>Việc</td></tr><tr><td>1</td><td>Xây</td></tr></table>',
      [
        [
          ['TT', 'Việc'],
          ['1', 'Xây'],
        ],
      ],
    ],
    [
      'end tags of rows and cells may be missing',
      '<table><tr><td>TT<td>Việc<tr><td>1<td>Xây</table>',
      [
        [
          ['TT', 'Việc'],
          ['1', 'Xây'],
        ],
      ],
    ],
    [
      'groups of rows are rows',
      '<table><thead><tr><th>TT<th>Việc<tbody><tr><td>1<td>Xây<tfoot><tr><td>2<td>Sửa</table>',
      [
        [
          ['TT', 'Việc'],
          ['1', 'Xây'],
          ['2', 'Sửa'],
        ],
      ],
    ],
    ['a cell without a row gets one', '<table><td>một<td>hai</table>', [[['một', 'hai']]]],
    ['an empty cell is a cell', '<table><tr><td><td>x<td></table>', [[['', 'x', '']]]],
    [
      'cells say how many columns and rows they cover, never more than there are',
      '<table><tr><td rowspan="9">a<td colspan="2">b<tr><td>c<td>d</table>',
      [
        [
          ['a [1×2]', 'b [2×1]'],
          ['c', 'd'],
        ],
      ],
    ],
    [
      'absurd spans are one',
      '<table><tr><td colspan="0">a<td colspan="-3">b<td colspan="x">c<td rowspan="1.5">d</table>',
      [[['a', 'b', 'c', 'd']]],
    ],
    ['paragraphs of a cell stay apart', '<table><tr><td><p>a<p>b</table>', [[['a/b']]]],
    [
      'a caption stands before its table',
      '<table><caption>Bảng 1<tr><td>x</table>',
      ['Bảng 1', [['x']]],
    ],
    ['stray text of a table stands before it', '<table>lạc<tr><td>x</table>', ['lạc', [['x']]]],
    [
      'a table in a cell belongs to the cell',
      '<table><tr><td>a<table><tr><td>b</table><td>c</table>',
      [[['a/<bảng>', 'c']]],
    ],
    [
      'a table right in a table ends the outer one',
      '<table><tr><td>a</td></tr><table><tr><td>b</table>',
      [[['a']], [['b']]],
    ],
    ['a cell outside of every table is text', '<td>một</td><tr>hai', ['mộthai']],
    [
      'an end tag in a cell closes nothing outside of it',
      '<div><table><tr><td>a</div></p>b<td>c</table></div>d',
      [[['ab', 'c']], 'd'],
    ],
    ['what is never closed is closed at the end', '<table><tr><td>a<div>b', [[['a/b']]]],
  ])('%s', (_what, page, expected) => {
    expect(read(page)).toEqual(expected);
  });
});

describe('the limits of a page', () => {
  const nested = (depth: number): string => '<table><tr><td>x'.repeat(depth);

  test('tables inside each other are read to twenty deep and refused at twenty-one', () => {
    expect(troubleOf(nested(htmlTableDepth))).toBeNull();
    expect(troubleOf(nested(htmlTableDepth + 1))).toBe('too_deep');
    expect(troubleOf('<table><tr><td>x</table>'.repeat(100))).toBeNull();
  });

  test('elements inside each other without end are text of the deepest', () => {
    expect(read(`${'<div>'.repeat(50_000)}đáy`)).toEqual(['đáy']);
    expect(read(`${'<span>x'.repeat(5_000)}${'</span>'.repeat(5_000)}<p>sau`)).toEqual([
      'x'.repeat(5_000),
      'sau',
    ]);
  });

  test('a table or a hidden part below that is refused, since its end could not be told', () => {
    const deep = '<div>'.repeat(600);
    expect(troubleOf(`${deep}<table><tr><td>x</table>`)).toBe('too_deep');
    expect(troubleOf(`${deep}<div hidden>x</div>`)).toBe('too_deep');
    expect(troubleOf(`${'<div>'.repeat(400)}<table><tr><td>x</table>`)).toBeNull();
  });

  test.each([
    ['paragraphs', '<p>x'],
    ['cells', '<td>'],
    ['rows', '<tr>'],
    ['tables', '<table></table>'],
  ])('%s are counted and refused as soon as there is one too many', (_what, piece) => {
    const page = (many: number): string => `<table>${piece.repeat(many)}`;
    expect(troubleOf(page(40), { pieces: 100, letters: 10_000 })).toBeNull();
    expect(troubleOf(page(200), { pieces: 100, letters: 10_000 })).toBe('too_many_pieces');
  });

  test('letters are counted without tags, and without what is left out', () => {
    const limits = { pieces: 100, letters: 10 };
    expect(troubleOf('<p class="một lớp rất dài">1234567890</p>', limits)).toBeNull();
    expect(troubleOf('<p>12345678901</p>', limits)).toBe('too_many_letters');
    expect(troubleOf('<script>12345678901</script><p>1</p>', limits)).toBeNull();
  });
});

describe('a page of any shape', () => {
  const tag = fc.constantFrom(
    ...'<p> </p> <div> </div> <table> </table> <tr> </tr> <td> </td> <ul> </ul> <li> <b> </b>'.split(
      ' ',
    ),
    ...['<br>', '<td rowspan="3">', '<td colspan="2">', '<div hidden>', '<script>', '</script>'],
    ...['<caption>', '<tbody>', '<form>', '<!--', '-->', '<', '&amp;', 'chữ ', 'Sở Y tế '],
  );

  test('is read or refused, and no cell covers more rows than its table has', () => {
    fc.assert(
      fc.property(fc.array(tag, { maxLength: 60 }), (tags) => {
        const done = readHtml(tags.join(''), plenty);
        if (!done.ok) return expect(done.error).toBe('too_deep');
        const check = (blocks: readonly RawBlock[]): void => {
          for (const block of blocks) {
            if (block.kind === 'paragraph') expect(block.text.trim()).not.toBe('');
            else
              block.rows.forEach((row, index) => {
                for (const cell of row) {
                  expect(cell.rows).toBeLessThanOrEqual(block.rows.length - index);
                  check(cell.blocks);
                }
              });
          }
        };
        return check(done.value);
      }),
      { numRuns: 500 },
    );
  });

  test('gives all words outside of what is left out, in their order', () => {
    const word = fc.stringMatching(/^[a-zăâđêôơư]{1,6}$/);
    const open = fc.constantFrom('<p>', '<div>', '<b>', '</div>', '</p>', '<li>', '<span>', '<h2>');
    fc.assert(
      fc.property(fc.array(fc.tuple(open, word), { maxLength: 30 }), (pieces) => {
        const page = pieces.map(([tagName, text]) => `${tagName} ${text} `).join('');
        const words = read(page).join(' ').replace(/- /g, '').split(/\s+/).filter(Boolean);
        expect(words).toEqual(pieces.map(([, text]) => text));
      }),
    );
  });
});
