import {
  matchesSearch,
  ok,
  type InputOf,
  type ReplyOf,
  type Result,
} from '../../../kernel/index.ts';
import type { Refusal } from '../../../kernel/index.ts';
import type { Context } from '../../../platform/context.ts';
import type { searchPolicies } from '../contract/index.ts';
import { situationsOf } from '../domain/index.ts';
import { policyMessages } from '../messages.ts';
import { packInEffect } from './pack.ts';

/** Programmes whose title, purpose, situation or groups hold every word; titles first. */
export function serveSearch(
  { language }: Context,
  { q }: InputOf<typeof searchPolicies>,
): Promise<Result<ReplyOf<typeof searchPolicies>, Refusal>> {
  const all = [...packInEffect().engine.pack.programmes.values()];
  const found = q.trim() === '' ? [] : all.flatMap((each) => rankOf(each, q, language));
  const results = found
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ programme, title, summary }) => ({ programme, title, summary }));
  return Promise.resolve(ok({ results }));
}

type Programme =
  ReturnType<typeof packInEffect>['engine']['pack']['programmes'] extends ReadonlyMap<
    string,
    infer P
  >
    ? P
    : never;

function rankOf({ slug, file }: Programme, q: string, language: Context['language']) {
  const [title, summary] = [file.title[language], file.summary[language]];
  const groups = (file.versions.at(-1)?.cases ?? []).map((each) => each.title[language]);
  const lives = situationsOf(slug).map(
    (each) => policyMessages[language][`policy.situation.${each}`],
  );
  const texts = [title, summary, ...lives, ...groups];
  const at = texts.findIndex((text) => matchesSearch(text, q));
  const words = q.split(/\s+/);
  const spread = (): boolean =>
    words.every((word) => texts.some((text) => matchesSearch(text, word)));
  if (at < 0 && !spread()) return [];
  return [{ programme: slug, title, summary, rank: at < 0 ? texts.length : at }];
}
