import { fill, type Language, type ReplyOf } from '../../../kernel/index.ts';
import { citeText, lawMessages, type Programme, type Ready } from '../../../law/index.ts';
import type { getPolicy } from '../contract/index.ts';
import { packInEffect } from './pack.ts';

/** How the cases of a programme meet each other and other programmes on the day. */
export function combinationOf(
  { file }: Programme,
  { settled }: Ready,
  language: Language,
): ReplyOf<typeof getPolicy>['combination'] {
  const { pack } = packInEffect().engine;
  const said = (text: string, cite: Parameters<typeof citeText>[1]) => ({
    text: text.replace(/\.$/, ''),
    cite: citeText(pack, cite, language),
  });
  const texts = lawMessages[language];
  const excludes = file.excludes
    .filter(({ from, to }) => from <= settled.on && (to === null || settled.on <= to))
    .map(({ because, cite }) => said(because[language], cite));
  if (settled.cases.length < 2) return excludes;
  const classes = (file.outcome.classes ?? []).toReversed().map(({ label }) => label[language]);
  const rule =
    settled.outcome.kind === 'class' && settled.combine === 'max'
      ? fill(texts['law.combine.max_class'], { classes: classes.join(', ') })
      : texts[`law.combine.${settled.combine}`];
  const plus = settled.plus.map(({ case: index, cite }) =>
    said(
      fill(texts['law.combine.plus'], { case: settled.cases[index]?.title[language] ?? '' }),
      cite,
    ),
  );
  return [said(rule, settled.combineCite), ...plus, ...excludes];
}
