import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { documentFaults, htmlFaults, tagsOf } from '../../tests/support/html-rules.ts';
import { words } from '../../tests/support/markup.ts';
import { defineMessages } from '../kernel/index.ts';
import {
  aboutView,
  definePage,
  errorView,
  href,
  LinkList,
  portalMessages,
  renderPage,
  SearchBox,
  Side,
  SummaryList,
  Table,
  textsOf,
  type Look,
  type PageAt,
  type PageView,
} from './index.ts';
import { pages } from './pages.generated.ts';

const plainLook: Look = { large: false, contrast: false };
const style = '/portal/style.0123.css';

function anAt(given: Partial<PageAt> = {}): PageAt {
  return { language: 'vi', path: '/plans', params: {}, query: {}, look: plainLook, ...given };
}

const view: PageView = {
  title: 'Các kế hoạch',
  place: 'plans',
  crumbs: [
    { href: '/', text: 'Trang chủ' },
    { href: '/plans/a', text: 'Kế hoạch' },
  ],
  body: <h1>Các kế hoạch đã công bố</h1>,
};

function draw(given: Partial<PageAt> = {}, change: Partial<PageView> = {}): string {
  return renderPage({ ...view, ...change }, anAt(given), style);
}

function attributesOf(html: string, name: string, wanted: string): readonly string[] {
  return tagsOf(html)
    .filter((tag) => tag.name === name)
    .flatMap(({ attributes }) => attributes.get(wanted) ?? []);
}

describe('an address of the portal', () => {
  test.each([
    ['vi', '/', '/'],
    ['vi', '/plans', '/plans'],
    ['en', '/', '/en'],
    ['en', '/plans', '/en/plans'],
    ['en', '/search', '/en/search'],
  ] as const)('in %s %s is %s', (language, path, address) => {
    expect(href({ language }, path)).toBe(address);
  });

  test('every path has one address in each language, and the two differ', () => {
    fc.assert(
      fc.property(fc.webPath(), (path) => {
        const own = `/${path.replace(/^\/+/, '')}`;
        expect(href({ language: 'vi' }, own)).toBe(own);
        expect(href({ language: 'en' }, own)).not.toBe(own);
      }),
    );
  });
});

describe('the texts of a page', () => {
  const messages = defineMessages({ hello: 'Chào {name}' }, { hello: 'Hello {name}' });

  test.each([
    ['vi', 'Chào Hà'],
    ['en', 'Hello Hà'],
  ] as const)('are those of the reader’s language: %s', (language, text) => {
    expect(textsOf({ language }, messages)('hello', { name: 'Hà' })).toBe(text);
  });
});

describe('the document around a page', () => {
  test.each(['vi', 'en'] as const)(
    'in %s keeps every rule, complete without scripts',
    (language) => {
      expect(documentFaults(draw({ language }), language)).toEqual([]);
    },
  );

  test('names page, product and city in its title', () => {
    expect(draw()).toContain('<title>Các kế hoạch – An Sinh, thành phố Hải Phòng</title>');
    expect(draw({ language: 'en' })).toContain('An Sinh, Hải Phòng city</title>');
  });

  test('loads one style sheet and one icon, nothing else', () => {
    expect(attributesOf(draw(), 'link', 'href').toSorted()).toEqual(['/portal/icon.svg', style]);
    expect(draw()).not.toMatch(/<(script|img|iframe|object)/);
  });

  test('begins with a way to the content', () => {
    const [first] = tagsOf(draw()).filter(({ name }) => name === 'a');
    expect(first?.attributes.get('href')).toBe('#main-content');
    expect(attributesOf(draw(), 'main', 'id')).toEqual(['main-content']);
  });

  test.each([
    [plainLook, 'govuk-template'],
    [{ large: true, contrast: false }, 'govuk-template large'],
    [{ large: false, contrast: true }, 'govuk-template  contrast'],
    [{ large: true, contrast: true }, 'govuk-template large contrast'],
  ])('looks as the reader chose: %j', (look, classes) => {
    expect(attributesOf(draw({ look }), 'html', 'class')).toEqual([classes]);
  });

  test.each([
    [plainLook, 'Chữ lớn', 'Tương phản cao'],
    [{ large: true, contrast: true }, 'Chữ thường', 'Tương phản thường'],
  ])('offers the other look, whichever is on: %j', (look, large, contrast) => {
    const text = words(draw({ look }));
    expect(text).toContain(large);
    expect(text).toContain(contrast);
  });

  test('a choice of look comes back to the same page, its question included', () => {
    const html = draw({ language: 'en', path: '/search', query: { q: 'nhà ở & "đất"' } });
    const backs = tagsOf(html)
      .filter(({ attributes }) => attributes.get('name') === 'back')
      .map(({ attributes }) => attributes.get('value'));
    const query = new URLSearchParams({ q: 'nhà ở & "đất"' }).toString();
    expect(backs).toEqual([`/en/search?${query}`, `/en/search?${query}`]);
  });

  test('leads to the same page in the other language, named in that language', () => {
    const other = (given: Partial<PageAt>) =>
      tagsOf(draw(given)).find(({ attributes }) => attributes.has('hreflang'));
    const toEnglish = other({ path: '/search', query: { q: 'nhà' } });
    expect(toEnglish?.attributes.get('href')).toBe('/en/search?q=nh%C3%A0');
    expect([toEnglish?.text, toEnglish?.attributes.get('lang')]).toEqual(['English', 'en']);
    const toVietnamese = other({ language: 'en', path: '/' });
    expect(toVietnamese?.attributes.get('href')).toBe('/');
    expect(toVietnamese?.text).toBe('Tiếng Việt');
  });

  test.each([
    ['check', 'Tôi được hưởng gì?'],
    ['policies', 'Chính sách'],
    ['plans', 'Kế hoạch'],
    ['search', 'Tìm'],
  ] as const)('says that one is at %s, and at one place only', (place, label) => {
    const current = tagsOf(draw({}, { place })).filter(({ attributes }) =>
      attributes.has('aria-current'),
    );
    expect(current.map(({ text }) => text)).toEqual([label]);
  });

  test('a page outside the main places marks none', () => {
    expect(draw({}, { place: 'about' })).not.toContain('aria-current');
  });

  test('its crumbs stay in the language, and a page without any has no such landmark', () => {
    expect(attributesOf(draw({ language: 'en' }), 'a', 'href')).toContain('/en/plans/a');
    expect(draw({}, { crumbs: [] })).not.toContain('Vị trí');
  });

  test('a band across the page stands inside the main part', () => {
    const html = draw({}, { hero: <p id="band">x</p>, body: <h1>a</h1> });
    const band = tagsOf(html).find(({ attributes }) => attributes.get('id') === 'band');
    expect(band?.parents.some(({ name }) => name === 'main')).toBe(true);
  });

  test('hostile titles and crumbs are words', () => {
    const evil = '</title><script>alert(1)</script>"onmouseover="x';
    const html = draw({}, { title: evil, crumbs: [{ href: '/x', text: evil }] });
    expect(html).not.toContain('<script');
    expect(documentFaults(html, 'vi')).toEqual([]);
  });

  test('whatever a title holds, the document stays one', () => {
    fc.assert(
      fc.property(fc.string(), (title) => {
        const html = draw({}, { title, crumbs: [{ href: '/', text: title || 'a' }] });
        expect(
          documentFaults(html, 'vi').filter((fault) => /^\d|doctype|lang/.test(fault)),
        ).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });
});

describe('a page that says what went wrong', () => {
  test.each([404, 422, 429, 500, 503])('%i in both languages, without a rule broken', (status) => {
    for (const language of ['vi', 'en'] as const) {
      const at = anAt({ language });
      const html = renderPage(errorView(at, { status, trace: '01TRACE' }), at, style);
      expect(documentFaults(html, language)).toEqual([]);
      expect(words(html)).toContain(textsOf(at, portalMessages)(`error.${status as 404}.title`));
    }
  });

  test('names the code to tell only where somebody is to be told', () => {
    const text = (status: number) =>
      words(renderPage(errorView(anAt(), { status, trace: '01TRACE' }), anAt(), style));
    expect(text(500)).toContain('01TRACE');
    expect(text(404)).not.toContain('01TRACE');
    expect(text(503)).not.toContain('01TRACE');
  });

  test('a status nobody foresaw is told as a fault of ours', () => {
    expect(errorView(anAt(), { status: 418, trace: 'x' }).title).toBe('Trang này chưa mở được');
  });

  test('where nothing was found one can search at once', () => {
    const at = anAt();
    const html = renderPage(errorView(at, { status: 404, trace: 'x' }), at, style);
    expect(html).toContain('role="search"');
    const busy = renderPage(errorView(at, { status: 429, trace: 'x' }), at, style);
    expect(busy).not.toContain('role="search"');
  });
});

test.each(['vi', 'en'] as const)('the page about the site keeps the rules in %s', (language) => {
  const at = anAt({ language, path: '/about' });
  expect(documentFaults(renderPage(aboutView(at), at, style), language)).toEqual([]);
});

describe('a form that searches', () => {
  test('has a label, asks by GET, keeps what was asked', () => {
    const html = renderPage(
      { ...view, body: <SearchBox at={anAt()} value={'nhà "ở"'} /> },
      anAt(),
      style,
    );
    const input = tagsOf(html).find(({ attributes }) => attributes.get('name') === 'q');
    expect(input?.attributes.get('value')).toBe('nhà "ở"');
    expect(input?.attributes.get('maxlength')).toBe('200');
    const form = tagsOf(html).find(({ attributes }) => attributes.get('role') === 'search');
    expect([form?.attributes.get('method'), form?.attributes.get('action')]).toEqual([
      'get',
      '/search',
    ]);
  });
});

function body(part: React.ReactElement): string {
  const html = renderPage({ ...view, crumbs: [], body: part }, anAt(), style);
  return /<div class="govuk-main-wrapper">([\s\S]*)<\/div><\/div><\/main>/.exec(html)?.[1] ?? '';
}

describe('parts of a page', () => {
  const columns = [
    { key: 'name', heading: 'Tên' },
    { key: 'count', heading: 'Số', numeric: true },
  ] as const;

  test('a table names itself, its columns, and each row by its first cell', () => {
    const html = body(
      <Table caption="Bảng" columns={columns} rows={[{ id: 'a', cells: ['Việc A', 12] }]} />,
    );
    expect(htmlFaults(html)).toEqual([]);
    expect(words(html)).toBe('Bảng Tên Số Việc A 12');
    expect(html).toMatch(/<th scope="row"[^>]*>Việc A<\/th>/);
    // On a phone the heading stands beside the figure.
    expect(html).toMatch(/data-label="Số"/);
    expect(html.match(/--numeric/g)).toHaveLength(2);
  });

  test('a table without rows is its head', () => {
    expect(words(body(<Table caption="Bảng" columns={columns} rows={[]} />))).toBe('Bảng Tên Số');
  });

  test.each([
    [null, false],
    ['', false],
    ['có', true],
    [0, true],
  ])('a fact whose value is %j is shown: %s', (value, shown) => {
    expect(words(body(<SummaryList rows={[['Tên', value]]} />)).includes('Tên')).toBe(shown);
  });

  test('a block beside the text has a heading, its links stay in the language', () => {
    const links = [{ href: '/plans/a', text: 'Đọc' }];
    const html = body(
      <Side title="Văn bản">
        <LinkList at={{ ...anAt(), language: 'en' }} links={links} />
      </Side>,
    );
    expect(html).toContain('<h2>Văn bản</h2>');
    expect(html).toContain('href="/en/plans/a"');
  });
});

describe('the pages of the portal', () => {
  test('have paths of their own, and read public operations only by name', () => {
    const paths = pages.map(({ path }) => path);
    expect(new Set(paths).size).toBe(paths.length);
    const operations = pages.flatMap(({ reads }) =>
      Object.values(reads).map((read) => read.operation),
    );
    expect(operations.every((id) => /^[a-z]+\.[a-z_]+$/.test(id))).toBe(true);
  });

  test('a page is itself when it is declared', () => {
    const page = { path: '/x', reads: {}, render: () => view };
    expect(definePage(page)).toBe(page);
  });
});
