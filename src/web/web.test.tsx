import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { htmlFaults, tagsOf } from '../../tests/support/html-rules.ts';
import { words } from '../../tests/support/markup.ts';
import { aSession, drawScreen } from '../../tests/support/screens.tsx';
import { checkLink } from '../modules/access/contract/index.ts';
import { roleName } from '../modules/access/contract/index.ts';
import { Boundary } from './boundary.tsx';
import { Entrance } from './entrance.tsx';
import { LoginForm, LoginPage } from './login.tsx';
import { PasswordLinkPage } from './password-link.tsx';
import { makeRouter, pathOf } from './router.tsx';
import { screens } from './screens.generated.ts';
import { SearchDoor } from './search-door.tsx';
import { isSearchKey } from './search-frame.ts';
import { parseSearch, stringifySearch } from './search.ts';
import { screenAt, sectionsOf } from './sections.ts';
import { IDLE_MS, minutesLeft, WARN_MS } from './session-clock.ts';
import { makeSignals } from './signals.ts';

const nothing = () => {};

describe('the entrance', () => {
  test.each(['vi', 'en'] as const)('keeps the rules of a page in %s', (language) => {
    expect(htmlFaults(drawScreen(<LoginPage onSignedIn={nothing} />, { language }))).toEqual([]);
  });

  test('asks for name and password by names a password store knows', () => {
    const fields = tagsOf(drawScreen(<LoginPage onSignedIn={nothing} />))
      .filter(({ name, attributes }) => name === 'input' && attributes.has('autocomplete'))
      .map(({ attributes }) => [attributes.get('autocomplete'), attributes.get('type')]);
    expect(fields).toEqual([
      ['username', 'text'],
      ['current-password', 'password'],
    ]);
  });

  test('says what to do without an account, and where everybody may read', () => {
    const html = drawScreen(<LoginPage onSignedIn={nothing} />);
    expect(words(html)).toContain('liên hệ quản trị viên');
    expect(html).toContain('href="/"');
  });

  test('of a session that ended knows the name already', () => {
    const html = drawScreen(<LoginForm login="ha" onSignedIn={nothing} />);
    expect(html).toContain('value="ha"');
  });

  test('shows no error before anybody tried', () => {
    expect(drawScreen(<LoginPage onSignedIn={nothing} />)).not.toContain('role="alert"');
  });

  test('in the other language is one press away', () => {
    const html = drawScreen(<Entrance title="Đăng nhập">x</Entrance>, { language: 'en' });
    expect(words(html)).toContain('Tiếng Việt');
    expect(words(html)).toContain('Đăng nhập x');
  });
});

describe('a one-time link', () => {
  test('is looked at before anything is asked, and its token stays out of the page', () => {
    const html = drawScreen(<PasswordLinkPage token="bi-mat-0123" />);
    expect(html).toContain('aria-busy="true"');
    expect(html).not.toContain('bi-mat-0123');
    expect(htmlFaults(html)).toEqual([]);
  });

  test('is checked by a request whose address does not hold the token', () => {
    expect(checkLink.method).toBe('POST');
    expect(checkLink.path).not.toContain(':');
  });
});

describe('a screen that fails', () => {
  test('leaves the app standing, and another place is another try', () => {
    expect(Boundary.getDerivedStateFromError()).toEqual({ failed: true });
    const failed = { failed: true, at: '/plans' };
    const at = (place: string) =>
      Boundary.getDerivedStateFromProps({ at: place, children: null }, failed);
    expect(at('/plans')).toBe(null);
    expect(at('/areas')).toEqual({ failed: false, at: '/areas' });
  });

  test('is drawn as long as it does not fail', () => {
    expect(words(drawScreen(<Boundary at="/x">Nội dung</Boundary>))).toBe('Nội dung');
  });
});

describe('an address of the app', () => {
  test.each([
    ['/app', '/'],
    ['/app/', '/'],
    ['/app/plans', '/plans'],
    ['/app/plans/', '/plans'],
    ['/app/app', '/app'],
    ['/application', '/application'],
    ['/', '/'],
  ])('%s is the path %s', (pathname, path) => {
    expect(pathOf(pathname)).toBe(path);
  });
});

describe('the screens of the product', () => {
  test('have paths of their own, with titles in both languages', () => {
    const paths = screens.map(({ path }) => path);
    expect(new Set(paths).size).toBe(paths.length);
    for (const { title, path } of screens) {
      expect(path).toMatch(/^\/$|^\/[a-z-]+(\/(\$\w+|[a-z-]+))*$/);
      expect(title.vi).not.toBe(title.en);
      expect(title.vi.normalize('NFC')).toBe(title.vi);
    }
  });

  test('each has a route of its own, and the code of each can be fetched', async () => {
    const router = makeRouter(screens, () => null);
    const routes = Object.keys(router.routesByPath);
    for (const screen of screens) {
      expect(routes).toContain(screen.path);
      expect(typeof (await screen.load())).toBe('function');
    }
  });

  test('an address leads to the screen whose path it is', () => {
    for (const screen of screens) {
      const address = screen.path.replace(/\$\w+/g, 'x');
      expect(screenAt(screens, address)?.path).toBe(screen.path);
    }
  });

  test('of the side bar stand in their groups, in the order of work, for who may open them', () => {
    const session = aSession(...new Set(screens.map(({ permission }) => permission)));
    const here = { path: '/plans/4220', params: { key: '4220' }, recordName: '4220/KH-UBND' };
    for (const language of ['vi', 'en'] as const) {
      const sections = sectionsOf(screens, session, here, language);
      const labels = sections.flatMap(({ items }) => items.map(({ label }) => label));
      expect(labels).toContain('4220/KH-UBND');
      expect(new Set(labels).size).toBe(labels.length);
    }
  });
});

describe('the query of an address', () => {
  const name = fc.constantFrom('q', 'lead', 'sort', 'on', 'tên');
  const value = fc.string({ unit: fc.constantFrom('a', 'ế', ' ', '&', '=', '+', '%', '#', '1') });

  test('is read and written back as it was', () => {
    const query = fc.dictionary(
      name,
      fc.oneof(
        value,
        fc.array(value, { minLength: 2, maxLength: 3 }).map((list): readonly string[] => list),
      ),
    );
    fc.assert(
      fc.property(query, (search) => {
        expect(parseSearch(stringifySearch(search))).toEqual({ ...search });
      }),
    );
  });

  test.each([
    ['', ''],
    ['?', ''],
    ['?q=nh%C3%A0', '?q=nh%C3%A0'],
    ['q=a&q=b', '?q=a&q=b'],
    ['a=', '?a='],
  ])('%s stays %s', (text, written) => {
    expect(stringifySearch(parseSearch(text))).toBe(written);
  });

  test('what is not there is not written', () => {
    expect(stringifySearch({ a: undefined, b: null, c: 2, d: true })).toBe('?c=2&d=true');
  });
});

describe('the clock of a session', () => {
  test('says nothing before it is time, then counts down to nothing', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 * IDLE_MS }), (passed) => {
        const minutes = minutesLeft(0, passed);
        const left = IDLE_MS - passed;
        if (left > WARN_MS) expect(minutes).toBe(null);
        else expect(minutes).toBe(Math.max(0, Math.ceil(left / 60_000)));
      }),
    );
  });
});

describe('what the client tells the app', () => {
  test('only the listener that is there is told, and can stop listening', () => {
    const { signedOut, onSignedOut } = makeSignals(() => 0);
    const told: string[] = [];
    signedOut();
    const stopFirst = onSignedOut(() => told.push('first'));
    signedOut();
    const stopSecond = onSignedOut(() => told.push('second'));
    stopFirst();
    signedOut();
    stopSecond();
    signedOut();
    expect(told).toEqual(['first', 'second']);
  });

  test('remembers when the server answered last', () => {
    let now = 5;
    const signals = makeSignals(() => now);
    expect(signals.lastAnswer()).toBe(5);
    now = 9;
    expect(signals.lastAnswer()).toBe(5);
    signals.answered();
    expect(signals.lastAnswer()).toBe(9);
  });
});

describe('the key that searches everything', () => {
  test.each([
    [{ key: 'k', ctrlKey: true, metaKey: false }, true],
    [{ key: 'K', ctrlKey: true, metaKey: false }, true],
    [{ key: 'k', ctrlKey: false, metaKey: true }, true],
    [{ key: 'k', ctrlKey: false, metaKey: false }, false],
    [{ key: 'j', ctrlKey: true, metaKey: false }, false],
  ])('%j: %s', (given, wanted) => {
    let stopped = false;
    const event = { ...given, preventDefault: () => (stopped = true) };
    expect(isSearchKey(event as unknown as KeyboardEvent)).toBe(wanted);
    // The browser's own use of the key is stopped only when it is ours.
    expect(stopped).toBe(wanted);
  });

  test('leads to a field that says what it finds, before the search itself is fetched', () => {
    const html = drawScreen(<SearchDoor />);
    expect(htmlFaults(html)).toEqual([]);
    expect(html).toContain('aria-label="Tìm kế hoạch, nhiệm vụ, văn bản, cơ quan"');
    expect(html).toContain('aria-keyshortcuts="Control+K"');
  });
});

test.each(['planner', 'leader', 'administrator'])(
  'the role %s has a word in both languages',
  (role) => {
    expect(roleName(role, 'vi')).not.toBe(role);
    expect(roleName(role, 'en')).not.toBe(roleName(role, 'vi'));
  },
);
