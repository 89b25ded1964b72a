import { describe, expect, test } from 'vitest';
import { htmlFaults, tagsOf } from '../../../tests/support/html-rules.ts';
import { words } from '../../../tests/support/markup.ts';
import { drawScreen } from '../../../tests/support/screens.tsx';
import { ChoiceList, FilterBar } from './chips.tsx';
import { ColumnChooser, DensitySwitch, ExportMenu, SearchBox } from './controls.tsx';
import { shapeOf, type ListColumn, type ListFilter } from './rows.ts';
import { useList, useParameter } from './use-list.ts';

interface Row {
  readonly code: string;
}

const columns: readonly ListColumn<Row>[] = [
  { id: 'code', label: 'Mã', fixed: true, value: ({ code }) => code },
  { id: 'title', label: 'Nhiệm vụ', value: ({ code }) => code },
];

const filters: readonly ListFilter<Row>[] = [
  {
    id: 'lead',
    label: 'Chủ trì',
    options: [
      { value: 'a', label: 'Sở A', count: 3 },
      { value: 'b', label: 'Sở B' },
      { value: 'c', label: 'Sở C' },
    ],
  },
  { id: 'year', label: 'Năm', options: [{ value: '2013', label: '2013' }] },
];

function Bar() {
  return <FilterBar control={useList(shapeOf(columns, filters, []))} filters={filters} />;
}

function buttonsOf(html: string): readonly string[] {
  return tagsOf(html)
    .filter(({ name }) => name === 'button')
    .map(({ text }) => words(text));
}

describe('the chips of a list', () => {
  test('that are not set name the filter, and there is no way back to nothing', () => {
    expect(buttonsOf(drawScreen(<Bar />))).toEqual(['Chủ trì', 'Năm']);
  });

  test.each([
    ['lead=a', 'Chủ trì: Sở A'],
    ['lead=a&lead=b', 'Chủ trì: Sở A +1'],
    ['lead=a&lead=b&lead=c', 'Chủ trì: Sở A +2'],
    ['lead=gone', 'Chủ trì: gone'],
    ['year=2013', 'Năm: 2013'],
  ])('of %s say “%s”, can be taken away, and stand first', (search, said) => {
    const [chip, remove] = buttonsOf(drawScreen(<Bar />, { search }));
    expect(chip).toBe(said);
    expect(remove).toBe(`${said.replace(': ', ': ')}, bỏ lọc`);
  });

  test('a search alone can be taken back too', () => {
    expect(buttonsOf(drawScreen(<Bar />, { search: 'q=nha' }))).toContain('Bỏ lọc');
  });

  test('keep the rules of a page', () => {
    expect(htmlFaults(drawScreen(<Bar />, { search: 'lead=a' }))).toEqual([]);
  });
});

describe('the choices of a chip', () => {
  const options = (many: number) =>
    Array.from({ length: many }, (_, index) => ({ value: `${index}`, label: `Sở ${index}` }));
  const draw = (many: number, chosen: readonly string[] = []) =>
    drawScreen(
      <ChoiceList legend="Chủ trì" options={options(many)} chosen={chosen} onChange={() => {}} />,
    );

  test('are boxes with a legend, each with its label', () => {
    const html = draw(3, ['1']);
    expect(htmlFaults(html)).toEqual([]);
    expect(html.match(/type="checkbox"/g)).toHaveLength(3);
    expect(html.match(/checked=""/g)).toHaveLength(1);
    expect(html).toContain('<legend>Chủ trì</legend>');
  });

  test.each([
    [8, false],
    [9, true],
    [60, true],
  ])('of %i, a search of their own: %s', (many, searchable) => {
    expect(draw(many).includes('type="search"')).toBe(searchable);
  });

  test('a choice that is fixed cannot be taken away', () => {
    const fixed = [{ value: 'a', label: 'Mã', disabled: true }];
    const html = drawScreen(
      <ChoiceList legend="Cột" options={fixed} chosen={['a']} onChange={() => {}} />,
    );
    expect(html).toMatch(/<input[^>]*disabled=""/);
  });
});

function Controls() {
  const control = useList(shapeOf(columns, filters, []));
  return (
    <>
      <SearchBox value={control.state.query} label="Tìm trong 36 dòng" onChange={() => {}} />
      <ColumnChooser control={control} columns={columns} />
      <DensitySwitch control={control} />
      <ExportMenu exports={[{ format: 'csv', onExport: () => {} }]} />
    </>
  );
}

describe('the controls of a list', () => {
  test('keep the rules of a page and say what they open', () => {
    const html = drawScreen(<Controls />);
    expect(htmlFaults(html)).toEqual([]);
    const opens = tagsOf(html)
      .filter(({ attributes }) => attributes.has('aria-haspopup'))
      .map(({ attributes }) => attributes.get('aria-haspopup'));
    expect(opens).toEqual(['dialog', 'menu']);
  });

  test('the search holds the words of the address and says which key leads to it', () => {
    const html = drawScreen(<Controls />, { search: 'q=nghia+trang' });
    expect(html).toContain('value="nghia trang"');
    expect(html).toContain('aria-keyshortcuts="/"');
    expect(html).toContain('aria-label="Tìm trong 36 dòng"');
  });

  test.each([
    ['', 'false'],
    ['density=roomy', 'true'],
    ['density=other', 'false'],
  ])('density of “%s” is pressed: %s', (search, pressed) => {
    expect(drawScreen(<Controls />, { search })).toContain(`aria-pressed="${pressed}"`);
  });
});

function Parameter({ name }: { readonly name: string }) {
  const [value] = useParameter(name);
  return <>{value ?? '(không)'}</>;
}

describe('a parameter of the address', () => {
  test.each([
    ['on=2013-06-14', '2013-06-14'],
    ['', '(không)'],
    ['other=1', '(không)'],
    ['on=', ''],
    ['on=a&on=b', 'a'],
  ])('on, of “%s”, is “%s”', (search, value) => {
    expect(drawScreen(<Parameter name="on" />, { search })).toBe(value);
  });
});
