import { stringify } from 'yaml';
import { err, ok, type InputOf, type Refusal, type Result } from '../../../kernel/index.ts';
import type { createDraft } from '../contract/index.ts';
import { DRAFT_PATH, type DraftText } from '../domain/index.ts';
import { refuse } from '../errors.ts';

type Content = Pick<InputOf<typeof createDraft>, 'title' | 'value' | 'document' | 'texts'>;

/** The files of a draft: those given, and what a form says in the pack's own shape. */
export function textsOf({
  value,
  document,
  texts,
}: Content): Result<readonly DraftText[], Refusal> {
  const seen = new Set<string>();
  for (const { path } of texts) {
    if (!DRAFT_PATH.test(path) || seen.has(path))
      return err(refuse('policy.draft_path', { path }, { field: 'texts' }));
    seen.add(path);
  }
  const all = [...texts];
  const put = (path: string, item: object): void => {
    const at = all.findIndex((each) => each.path === path);
    const text = stringify([item], { lineWidth: 100 });
    if (at < 0) all.push({ path, text });
    else all[at] = { path, text: `${all[at]?.text.trimEnd() ?? ''}\n${text}` };
  };
  if (document !== null) {
    const { title, ...rest } = document;
    put('documents.yaml', {
      ...rest,
      title: { vi: title, en: title },
      confidence: value?.confidence ?? 'S',
    });
  }
  if (value !== null) put('values.yaml', valueOf(value));
  const filled = all.filter(({ text }) => text.trim() !== '');
  return filled.length === 0 ? err(refuse('policy.draft_empty', {})) : ok(filled);
}

function valueOf(form: NonNullable<Content['value']>): object {
  const { parameter, key, value, from, to, area, document, article, confidence, note } = form;
  return {
    parameter,
    ...(key === null ? {} : { key }),
    value,
    from,
    ...(to === null ? {} : { to }),
    ...(area === null ? {} : { area }),
    cite: { document, article },
    confidence,
    ...(note === null ? {} : { note: { vi: note, en: note } }),
  };
}
