import { isPurePlace } from './source-tree-purity.ts';
import {
  isCode,
  isGenerated,
  isTest,
  syntaxOf,
  walk,
  type Node,
  type SourceFile,
  type Violation,
} from './source-tree.ts';

/** The budget of a reader: what fits on a screen and in a head. */
export const limits = {
  functionLines: 70,
  reactFunctionLines: 120,
  fileLines: 400,
  columns: 100,
  parameters: 4,
} as const;

type Checker = (files: readonly SourceFile[]) => readonly Violation[];

const functionTypes = new Set([
  'FunctionDeclaration',
  'FunctionExpression',
  'ArrowFunctionExpression',
]);

function codeOf(files: readonly SourceFile[]): readonly SourceFile[] {
  return files.filter(({ path }) => isCode(path));
}

/** Makes a checker from one that looks at the nodes of one file. */
function nodeChecker(
  rule: string,
  look: (node: Node, file: SourceFile, parents: readonly Node[]) => string | null,
): Checker {
  return (files) =>
    codeOf(files).flatMap((file) => {
      const { program, lineAt } = syntaxOf(file);
      const found: Violation[] = [];
      walk(program, (node, parents) => {
        const message = look(node, file, parents);
        if (message === null) return;
        found.push({ rule, path: file.path, line: lineAt(node.start), message });
      });
      return found;
    });
}

/** A function is at most 70 lines, a React component 120; a `describe` block only holds others. */
export const checkFunctionLength = nodeChecker('function_length', (node, file, parents) => {
  if (!functionTypes.has(node.type)) return null;
  const parent = parents.at(-1);
  const callee = parent?.type === 'CallExpression' ? (parent['callee'] as Node) : null;
  if (file.source.slice(callee?.start ?? 0, callee?.end ?? 0).startsWith('describe')) return null;
  const { lineAt } = syntaxOf(file);
  const lines = lineAt(node.end) - lineAt(node.start) + 1;
  const isComponent = file.path.endsWith('.tsx') && /^[A-Z]/.test(nameOf(node, parent));
  const most = isComponent ? limits.reactFunctionLines : limits.functionLines;
  return lines > most ? `${lines} lines, at most ${most}` : null;
});

function nameOf(node: Node, parent: Node | undefined): string {
  const own = node['id'] as { name?: string } | null | undefined;
  const given = parent?.type === 'VariableDeclarator' ? (parent['id'] as { name?: string }) : null;
  return own?.name ?? given?.name ?? '';
}

/** A function has at most four parameters. */
export const checkParameters = nodeChecker('parameters', (node) => {
  if (!functionTypes.has(node.type)) return null;
  const count = (node['params'] as readonly unknown[]).length;
  return count > limits.parameters ? `${count} parameters, at most ${limits.parameters}` : null;
});

/** `any` turns the compiler off. */
export const checkAny = nodeChecker('any', (node) =>
  node.type === 'TSAnyKeyword' ? 'any: say the type, or unknown' : null,
);

/** Texts for people: data, not logic. */
function isTexts(path: string): boolean {
  return /(^|[/-])(messages|glossary)(\.ts|\/)/.test(path);
}

/** A file is at most 400 lines; tables of texts, in two languages, may run on. */
export const checkFileLength: Checker = (files) =>
  files
    .filter(({ path }) => isCode(path) || /\.(scss|css)$/.test(path))
    .filter(({ path }) => !isTexts(path))
    .flatMap(({ path, source }) => {
      const lines = source.trimEnd().split('\n').length;
      const message = `${lines} lines, at most ${limits.fileLines}`;
      return lines > limits.fileLines ? [{ rule: 'file_length', path, line: 1, message }] : [];
    });

/** What the formatter never breaks: a test's title, a regular expression, one long literal. */
function cannotBreak(text: string): boolean {
  if (/^\s*(it|test|describe)(\.\w+)*\(/.test(text)) return true;
  const literals = text.match(/'[^']*'|`[^`]*`|\/(?:[^/\\\n]|\\.)+\/[dgimsuvy]*/g) ?? [];
  return literals.some((literal) => [...literal].length > limits.columns / 2);
}

/** A line is at most 100 characters; texts for people and paths of drawings may run on. */
export const checkColumns: Checker = (files) =>
  codeOf(files)
    .filter(({ path }) => !isTexts(path))
    .flatMap(({ path, source }) =>
      source.split('\n').flatMap((text, index) => {
        if (/^(import|export) .* from '/.test(text)) return []; // nowhere to break it
        const columns = [...text].length;
        const message = `${columns} columns, at most ${limits.columns}`;
        if (columns <= limits.columns || /\bd="[^"]+"/.test(text)) return [];
        if (cannotBreak(text)) return [];
        return [{ rule: 'columns', path, line: index + 1, message }];
      }),
    );

/** Only the configuration files of tools export a default. */
export const checkDefaultExports: Checker = (files) =>
  codeOf(files)
    .filter((file) => !/\.config\.(ts|mjs)$/.test(file.path) && syntaxOf(file).hasDefaultExport)
    .map(({ path }) => ({ rule: 'default_export', path, line: 1, message: 'a default export' }));

/** What is to be done stands in an issue, not in the code. */
export const checkLeftovers: Checker = (files) =>
  codeOf(files).flatMap((file) => {
    const { comments, lineAt } = syntaxOf(file);
    return comments.flatMap(({ value, start }) => {
      const word = /\b(TODO|FIXME|XXX|HACK)\b/.exec(value)?.[1];
      if (word === undefined) return [];
      const line = lineAt(start);
      return [{ rule: 'leftover', path: file.path, line, message: `${word} left in a comment` }];
    });
  });

/** Every exported function of kernel, law and domains says what it is, in a `/** … *\/` comment. */
export const checkDocstrings: Checker = (files) =>
  codeOf(files)
    .filter(({ path }) => isPurePlace(path) && !isTest(path))
    .flatMap((file) => {
      const { program, comments, lineAt } = syntaxOf(file);
      const documented = new Set(
        comments
          .filter(({ type, value }) => type === 'Block' && value.startsWith('*'))
          .map(({ end }) => end + (/^\s*/.exec(file.source.slice(end))?.[0].length ?? 0)),
      );
      return (program['body'] as readonly Node[]).flatMap((node) => {
        const name = exportedFunction(node);
        if (name === null || documented.has(node.start)) return [];
        const message = `${name} has no docstring`;
        return [{ rule: 'docstring', path: file.path, line: lineAt(node.start), message }];
      });
    });

function exportedFunction(node: Node): string | null {
  if (node.type !== 'ExportNamedDeclaration') return null;
  const declared = node['declaration'] as Node | null;
  if (declared?.type === 'FunctionDeclaration') return nameOf(declared, undefined);
  if (declared?.type !== 'VariableDeclaration') return null;
  for (const each of declared['declarations'] as readonly Node[]) {
    const value = each['init'] as Node | null;
    if (value !== null && functionTypes.has(value.type)) return nameOf(value, each);
  }
  return null;
}

/** Syllables that only un-accented Vietnamese has; English and short names stay out. */
const vietnameseWords = new Set(
  `nguoi nhiem hoach danhsach huyen phuong ngay thang nam diachi doituong hoso kehoach nhiemvu
  coquan chutri phoihop kinhphi vanban phuluc giadinh hogiadinh trocap quyetdinh khoan dieu khoan
  thuc hien truong doi tuong quyet dinh phoi kinh danh sach tinh thanh pho xa ubnd hoten ten
  gioitinh dantoc ghichu chitieu noidung thoigian hoanthanh baocao donvi linhvuc so luong`
    .split(/\s+/)
    .filter((word) => !['doi', 'so', 'thanh', 'pho', 'ten', 'danh'].includes(word)),
);

/** Identifiers are English words of the glossary: without its marks Vietnamese is ambiguous. */
export const checkIdentifiers = nodeChecker('identifier', (node, _file, parents) => {
  if (node.type !== 'Identifier' && node.type !== 'PrivateIdentifier') return null;
  const name = String(node['name']);
  const parent = parents.at(-1);
  const isWordOfATable = parent?.type === 'Property' && parent['key'] === node;
  if (!isWordOfATable && /[^\x20-\x7e]/.test(name)) return `${name}: identifiers are ASCII`;
  const words = [
    ...name.split(/(?=[A-Z])|_/).map((word) => word.toLowerCase()),
    name.toLowerCase(),
  ];
  const bad = words.find((word) => vietnameseWords.has(word));
  return bad === undefined ? null : `${name}: "${bad}" is Vietnamese without its marks`;
});

/** Lock files name no host: the registry is the machine's affair. */
export const checkLockFiles: Checker = (files) =>
  files
    .filter(({ path }) => /(^|\/)(package-lock\.json|npm-shrinkwrap\.json|\.npmrc)$/.test(path))
    .flatMap(({ path, source }) =>
      source.split('\n').flatMap((text, index) => {
        const bad = /"resolved"\s*:|^\s*(@[\w-]+:)?registry\s*=|https?:\/\/[^"\s]*registr/.test(
          text,
        );
        const message = 'names where a package came from';
        return bad ? [{ rule: 'lock_file', path, line: index + 1, message }] : [];
      }),
    );

const machinePath = new RegExp('(?<![\\w.])/(work|root|Users|home/[a-z]|mnt|old_root)/[\\w.]');

/** No committed file names a folder of the machine it was written on. */
export const checkMachinePaths: Checker = (files) =>
  files
    .filter(({ path }) => !isGenerated(path) || path.startsWith('src/'))
    .flatMap(({ path, source }) =>
      source.split('\n').flatMap((text, index) => {
        const found = machinePath.exec(text)?.[0];
        if (found === undefined) return [];
        const message = `names the machine's folder ${found}…`;
        return [{ rule: 'machine_path', path, line: index + 1, message }];
      }),
    );

/**
 * Lines of tests for each line of source: the promise, and what the tree keeps today. The floor is
 * raised with every change that brings tests, until it is the promise; it is never lowered.
 */
export const testRatio = { promise: 0.8, floor: 0.8 } as const;

/** Tests do not fall below the floor, over the whole tree. */
export const checkTestRatio: Checker = (files) => {
  const lines = (chosen: readonly SourceFile[]): number =>
    chosen.reduce((sum, { source }) => sum + source.split('\n').length, 0);
  const code = codeOf(files).filter(({ path }) => /^(src|tests)\//.test(path));
  const tests = lines(code.filter(({ path }) => isTest(path)));
  const source = lines(code.filter(({ path }) => !isTest(path)));
  const ratio = source === 0 ? 1 : tests / source;
  const message = `${tests} lines of tests for ${source} of source: ${ratio.toFixed(2)} < ${testRatio.floor}`;
  return ratio < testRatio.floor ? [{ rule: 'test_ratio', path: 'tests', line: 1, message }] : [];
};
