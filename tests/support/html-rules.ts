import { parse, parseFragment, type DefaultTreeAdapterTypes } from 'parse5';

type Node = DefaultTreeAdapterTypes.ChildNode;
type Element = DefaultTreeAdapterTypes.Element;

/** An element with what its rules need: attributes by name, the elements below, the words. */
interface Tag {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly text: string;
  readonly parents: readonly Tag[];
}

function isElement(node: Node): node is Element {
  return 'tagName' in node;
}

function textOf(node: Node): string {
  if (node.nodeName === '#text') return (node as DefaultTreeAdapterTypes.TextNode).value;
  return isElement(node) ? node.childNodes.map(textOf).join('') : '';
}

/** Every element of a piece of HTML, in the order of the text. */
export function tagsOf(html: string): readonly Tag[] {
  const root = /^<!doctype/i.test(html) ? parse(html) : parseFragment(html);
  const tags: Tag[] = [];
  const walk = (nodes: readonly Node[], parents: readonly Tag[]) => {
    for (const node of nodes) {
      if (!isElement(node)) continue;
      const attributes = new Map(node.attrs.map(({ name, value }) => [name, value] as const));
      const tag = { name: node.tagName, attributes, text: textOf(node), parents };
      tags.push(tag);
      walk(node.childNodes, [...parents, tag]);
    }
  };
  walk(root.childNodes, []);
  return tags;
}

function isHidden(tag: Tag): boolean {
  return [tag, ...tag.parents].some(
    ({ attributes }) => attributes.has('hidden') || attributes.get('aria-hidden') === 'true',
  );
}

function nameOf(tag: Tag, tags: readonly Tag[]): string {
  const { attributes } = tag;
  const byId = (ids: string | undefined) =>
    (ids ?? '')
      .split(' ')
      .map((id) => tags.find((one) => one.attributes.get('id') === id)?.text ?? '')
      .join(' ');
  const id = attributes.get('id');
  const label = tags.find((one) => one.name === 'label' && one.attributes.get('for') === id);
  const around = tag.parents.findLast(({ name }) => name === 'label');
  return [
    attributes.get('aria-label') ?? '',
    byId(attributes.get('aria-labelledby')),
    attributes.get('alt') ?? '',
    id === undefined ? '' : (label?.text ?? ''),
    around?.text ?? '',
    tag.text,
  ]
    .join(' ')
    .trim();
}

const controls = ['input', 'select', 'textarea', 'button', 'a'];

function controlFaults(tags: readonly Tag[]): readonly string[] {
  return tags
    .filter((tag) => controls.includes(tag.name) && !isHidden(tag))
    .filter(({ attributes }) => attributes.get('type') !== 'hidden')
    .filter((tag) => nameOf(tag, tags) === '')
    .map(({ name, attributes }) => `<${name} ${attributes.get('id') ?? ''}> has no name`);
}

function headingFaults(tags: readonly Tag[]): readonly string[] {
  const levels = tags.filter(({ name }) => /^h[1-6]$/.test(name)).map(({ name }) => +name.slice(1));
  const steps = levels.flatMap((level, index) => {
    const before = levels[index - 1] ?? level;
    return level > before + 1 ? [`h${level} follows h${before}`] : [];
  });
  const first = levels.filter((level) => level === 1).length;
  return [...(first > 1 ? [`${first} headings of level 1`] : []), ...steps];
}

function tableFaults(tags: readonly Tag[]): readonly string[] {
  const heads = tags
    .filter(({ name, attributes }) => name === 'th' && !attributes.has('scope'))
    .map(({ text }) => `th “${text}” has no scope`);
  const tables = tags.filter(({ name }) => name === 'table');
  const isNamed = (table: Tag) =>
    tags.some(({ name, parents }) => name === 'caption' && parents.at(-1) === table) ||
    [table, ...table.parents].some(({ attributes }) => attributes.has('aria-label'));
  return [...heads, ...tables.filter((table) => !isNamed(table)).map(() => 'a table has no name')];
}

function idFaults(tags: readonly Tag[]): readonly string[] {
  const ids = tags.flatMap(({ attributes }) => attributes.get('id') ?? []);
  const double = ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => `two #${id}`);
  const wanted = tags.flatMap(({ attributes }) =>
    ['for', 'aria-labelledby', 'aria-describedby'].flatMap((name) =>
      (attributes.get(name) ?? '').split(' ').filter((id) => id !== ''),
    ),
  );
  return [...double, ...wanted.filter((id) => !ids.includes(id)).map((id) => `no #${id}`)];
}

/** Landmarks of one kind are told apart by their names. */
function landmarkFaults(tags: readonly Tag[]): readonly string[] {
  return ['nav', 'aside'].flatMap((kind) => {
    const all = tags.filter(({ name }) => name === kind);
    const labels = all.map(({ attributes }) => attributes.get('aria-label') ?? '');
    if (all.length < 2) return [];
    const unnamed = labels.filter((label) => label === '').map(() => `a <${kind}> has no name`);
    const double = labels.filter((label, at) => label !== '' && labels.indexOf(label) !== at);
    return [...unnamed, ...double.map((label) => `two <${kind}> are called “${label}”`)];
  });
}

function scriptFaults(tags: readonly Tag[]): readonly string[] {
  return tags.flatMap(({ name, attributes }) => [
    ...(['script', 'iframe', 'object', 'embed', 'base'].includes(name) ? [`<${name}>`] : []),
    ...[...attributes.keys()].filter((key) => key.startsWith('on')),
    ...[...attributes.values()].filter((value) => /^\s*(javascript|data|vbscript):/i.test(value)),
  ]);
}

const wrongWords = [
  /\bundefined\b/,
  /\bNaN\b/,
  /\[object \w+\]/,
  /\{\w+\}/,
  /\bInvalid Date\b/,
  // A date is written dd/mm/yyyy.
  /(?<![\w/.-])\d{4}-\d{2}-\d{2}(?![\w-])/,
];

function wordFaults(tags: readonly Tag[], html: string): readonly string[] {
  const text =
    tags.length === 0
      ? html
      : tags
          .filter((t) => t.parents.length === 0)
          .map((t) => t.text)
          .join(' ');
  return wrongWords.flatMap((wrong) => wrong.exec(text)?.[0] ?? []);
}

/** What is wrong with a piece of HTML for readers of any kind; empty when nothing is. */
export function htmlFaults(html: string): readonly string[] {
  const tags = tagsOf(html);
  return [
    ...scriptFaults(tags),
    ...headingFaults(tags),
    ...landmarkFaults(tags),
    ...controlFaults(tags),
    ...tableFaults(tags),
    ...idFaults(tags),
    ...wordFaults(tags, html),
  ];
}

/** What is wrong with a whole document. */
export function documentFaults(html: string, language: string): readonly string[] {
  const tags = tagsOf(html);
  const find = (name: string) => tags.filter((tag) => tag.name === name);
  const one = (name: string) => (find(name).length === 1 ? [] : [`${find(name).length} <${name}>`]);
  const lang = find('html')[0]?.attributes.get('lang');
  return [
    ...(/^<!doctype html>/i.test(html) ? [] : ['no doctype']),
    ...(lang === language ? [] : [`lang is ${lang ?? 'absent'}`]),
    ...['title', 'main', 'h1', 'header', 'footer'].flatMap(one),
    ...(find('title')[0]?.text.trim() === '' ? ['empty title'] : []),
    ...htmlFaults(html),
  ];
}
