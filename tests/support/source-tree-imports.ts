import { isBrowser, mayImport, placeOf, ranks, ruleOf, type Place } from './source-tree-places.ts';
import {
  isCode,
  isGenerated,
  isTest,
  syntaxOf,
  type Import,
  type SourceFile,
  type Violation,
} from './source-tree.ts';

/** Code of the product itself: what the rules of rooms and ranks bind. */
function productCode(files: readonly SourceFile[]): readonly SourceFile[] {
  return files.filter(({ path }) => path.startsWith('src/') && isCode(path) && !isTest(path));
}

/** Each file stands in a known zone; each file of a module in a room of a ranked module. */
export function checkPlaces(files: readonly SourceFile[]): readonly Violation[] {
  return productCode(files).flatMap(({ path }) => {
    const place = placeOf(path);
    const make = (rule: string, message: string): Violation[] => [{ rule, path, line: 1, message }];
    if (place === null || place.zone === 'unknown') return make('zone', 'no such zone of src');
    if (place.zone !== 'module') return [];
    if (ranks[place.module] === undefined) {
      return make('rank', `module ${place.module} has no rank in tools/gen/ranks.ts`);
    }
    return place.room === null ? make('room', 'not a room of a module') : [];
  });
}

/** Every module has a README of at most 40 lines that names its tables. */
export function checkReadmes(files: readonly SourceFile[]): readonly Violation[] {
  const readmes = new Map(files.map((file) => [file.path, file.source]));
  const modules = new Set(
    productCode(files)
      .map(({ path }) => placeOf(path))
      .flatMap((place) => (place?.zone === 'module' ? [place.module] : [])),
  );
  return [...modules].flatMap((module) => {
    const path = `src/modules/${module}/README.md`;
    const text = readmes.get(path);
    const make = (message: string): Violation => ({ rule: 'readme', path, line: 1, message });
    if (text === undefined) return [make('the module has no README')];
    const lines = text.trimEnd().split('\n').length;
    return [
      ...(lines > 40 ? [make(`${lines} lines, at most 40`)] : []),
      ...(/^Tables:/m.test(text) ? [] : [make('no line `Tables: …`')]),
    ];
  });
}

/** Imports obey rooms, ranks and indexes. */
export function checkImports(files: readonly SourceFile[]): readonly Violation[] {
  return productCode(files).flatMap((file) => {
    const from = placeOf(file.path);
    const rule = from === null ? null : ruleOf(from);
    if (from === null || rule === null) return [];
    return syntaxOf(file).imports.flatMap((each) => {
      const found = judge(from, rule, each);
      return found === null ? [] : [{ ...found, path: file.path, line: each.line }];
    });
  });
}

type Finding = Pick<Violation, 'rule' | 'message'> | null;

function judge(from: Place, rule: string, imported: Import): Finding {
  const { specifier, path, typeOnly } = imported;
  if (path === null) return judgePackage(from, rule, specifier);
  const no = (name: string, why: string): Finding => ({
    rule: name,
    message: `${specifier}: ${why}`,
  });
  const to = placeOf(path);
  if (/\.(css|scss|svg|json)$/.test(path)) return null;
  if (to === null) return no('outside', 'src imports only src');
  if (to.zone === 'apps' && from.zone !== 'apps') return no('apps', 'only apps know apps');
  const rankTrouble = judgeRank(from, to);
  if (rankTrouble !== null) return no('rank', rankTrouble);
  if (!throughIndex(from, to, path)) return no('index', 'only through its index.ts');
  const words = wordsOf(from, to, path);
  const allowed = mayImport[rule] ?? [];
  const fits = words.some(
    (word) => allowed.includes(word) || (typeOnly && allowed.includes(`type:${word}`)),
  );
  return fits ? null : no(isBrowser(from) ? 'browser' : 'room', `${rule} may not import it`);
}

function judgePackage(from: Place, rule: string, specifier: string): Finding {
  const allowed = mayImport[rule] ?? [];
  const isNode = specifier.startsWith('node:');
  if (isNode && allowed.includes('node:*')) return null;
  const name = isNode ? specifier : `npm:${packageOf(specifier)}`;
  const fits = allowed.some((word) => {
    if (!word.endsWith('*')) return word === name;
    return name.startsWith(word.slice(0, -1));
  });
  if (fits) return null;
  const pure = from.zone === 'kernel' || from.zone === 'law' || rule === 'module/domain';
  const message = `${rule} may not import ${specifier}`;
  return { rule: pure ? 'purity' : isBrowser(from) ? 'browser' : 'room', message };
}

function packageOf(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

function judgeRank(from: Place, to: Place): string | null {
  if (from.zone !== 'module' || to.zone !== 'module' || from.module === to.module) return null;
  const browserMeetsContract =
    from.room === 'screens' && (to.room === 'contract' || to.room === 'messages');
  if (browserMeetsContract) return null;
  const [own, other] = [ranks[from.module], ranks[to.module]];
  if (own === undefined || other === undefined) return null; // said by checkPlaces
  return other < own ? null : `${to.module} (${other}) is not below ${from.module} (${own})`;
}

function throughIndex(from: Place, to: Place, path: string): boolean {
  if (to.zone === 'platform') {
    if (to.area === null || to.client) return true;
    if (from.zone === 'platform' && from.area === to.area) return true;
    return path === `src/platform/${to.area}/index.ts` || from.zone === 'apps';
  }
  if (to.zone !== 'module') return true;
  if (from.zone === 'module' && from.module === to.module) return true;
  if (to.room === 'contract' || to.room === 'messages') return true;
  // A command without a database reaches the pure rooms alone: it must answer in a moment.
  if (from.zone === 'apps' && ['import', 'domain', 'errors'].includes(to.room ?? '')) return true;
  return path === `src/modules/${to.module}/index.ts`;
}

/** The words of `mayImport` that name the target, seen from a place. */
function wordsOf(from: Place, to: Place, path: string): readonly string[] {
  if (isGenerated(path) && to.zone !== 'platform') return ['generated', to.zone];
  if (to.zone === 'platform') {
    if (to.client) return ['client', 'platform/*'];
    return to.area === null ? ['platform/*'] : ['platform/*', `platform/${to.area}`];
  }
  if (to.zone !== 'module') return [to.zone];
  const any = `any/${to.room}`;
  if (from.zone !== 'module') return [any];
  if (from.module === to.module) return [`own/${to.room}`, any];
  return to.room === 'index' ? ['lower', any] : [any];
}

/** No file imports itself through others, types aside: a cycle loads in an order nobody chose. */
export function checkCycles(files: readonly SourceFile[]): readonly Violation[] {
  const code = files.filter(({ path }) => /^src\/.*\.tsx?$/.test(path) && !isTest(path));
  const byPath = new Map(code.map((file) => [file.path, file]));
  const done = new Set<string>();
  const found: Violation[] = [];
  const follow = (path: string, trail: readonly string[]): void => {
    const file = byPath.get(path);
    if (file === undefined || done.has(path)) return;
    for (const each of syntaxOf(file).imports) {
      if (each.path === null || each.typeOnly) continue;
      const at = [...trail, path].indexOf(each.path);
      if (at >= 0) {
        const ring = [...trail, path].slice(at).concat(each.path).join(' → ');
        found.push({ rule: 'cycle', path, line: each.line, message: ring });
      } else follow(each.path, [...trail, path]);
    }
    done.add(path);
  };
  for (const { path } of code) follow(path, []);
  return found;
}
