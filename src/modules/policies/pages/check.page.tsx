import type { ReactElement } from 'react';
import type { ReplyOf } from '../../../kernel/index.ts';
import { definePage, href, textsOf, type PageAsked, type PageAt } from '../../../portal/index.ts';
import type { findAreas } from '../../areas/contract.ts';
import type { checkPolicies } from '../contract/index.ts';
import { readForm, type CheckForm } from './check-form.ts';
import { questionPage } from './check-question.tsx';
import { resultPage } from './check-result.tsx';
import { pageMessages } from './messages.ts';

type Reply = ReplyOf<typeof checkPolicies>;

function formOf({ form }: Pick<PageAsked, 'form'>): CheckForm | null {
  return form === undefined ? null : readForm(form);
}

/** Answers that say whom the check is about, not what is known of them. */
function chosen(form: CheckForm | null, fact: 'situation' | 'area'): string | undefined {
  return form?.answers.find((each) => each.fact === fact)?.value ?? undefined;
}

/** "Tôi được hưởng gì?": one question a page, answers carried by the form, nothing kept. */
export const page = definePage<{ check: typeof checkPolicies; places: typeof findAreas }>({
  path: '/check',
  takesForm: true,
  reads: {
    check: {
      operation: 'policy.check',
      input: (asked) => {
        const form = formOf(asked);
        const [situation, area] = [chosen(form, 'situation'), chosen(form, 'area')];
        return {
          ...(form === null || form.on === null ? {} : { on: form.on }),
          ...(area === undefined || isWrong('area', area) ? {} : { area }),
          ...(situation === undefined || isWrong('situation', situation) ? {} : { situation }),
          ...(form?.wish === 'result' ? { result: true } : {}),
          answers: (form?.answers ?? [])
            .filter(({ fact }) => fact !== 'situation' && fact !== 'area')
            .map(({ fact, value }) => ({ fact, value })),
        };
      },
    },
    places: {
      operation: 'area.find',
      input: (asked) => {
        const form = formOf(asked);
        return { text: form?.wish === 'find' ? form.place : '' };
      },
    },
  },
  render: ({ check, places }, at) => {
    if (at.form === undefined) return startPage(at);
    const form = readForm(at.form);
    const isOurs = check.answered.every((each) => each.question.question !== '');
    if (form === null || !isOurs) return brokenPage(at);
    const next = nextOf(form, check);
    return next === null
      ? resultPage(at, form, check)
      : questionPage(at, { form, check, units: places.units, fact: next });
  },
});

/** The fact to be asked now; null: the result is shown. */
function nextOf(form: CheckForm, check: Reply): string | null {
  if (form.wish === 'edit' || form.wish === 'find') return form.fact ?? 'situation';
  const wrong = check.answered.find((each) => each.fault !== null);
  if (wrong !== undefined) return wrong.question.fact;
  const empty = form.answers.find((each) => isWrong(each.fact, each.value));
  if (empty !== undefined) return empty.fact;
  if (form.wish === 'result') return null;
  const given = new Set(form.answers.map(({ fact }) => fact));
  if (!given.has('situation')) return 'situation';
  if (!given.has('area')) return 'area';
  const named = chosen(form, 'situation') !== undefined;
  if (named && !form.more && check.inSituation === 0) return null;
  return check.ask[0]?.fact ?? null;
}

/** Whom and where are not facts of the law: their answers are looked at here. */
function isWrong(fact: string, value: string | null): boolean {
  if (fact === 'situation') return value !== null && !/^[a-z_]{1,40}$/.test(value);
  return fact === 'area' && value !== null && !/^(east|west|\d{1,6})$/.test(value);
}

function startPage(at: PageAt) {
  const text = textsOf(at, pageMessages);
  const points = ['check.start.ask', 'check.start.unknown', 'check.start.other'] as const;
  return {
    title: text('check.title'),
    place: 'check' as const,
    crumbs: [{ href: '/', text: text('home') }],
    body: (
      <div className="grid">
        <div>
          <h1 className="govuk-heading-l">{text('check.title')}</h1>
          <p>{text('check.start.lead')}</p>
          <ul className="govuk-list govuk-list--bullet">
            {points.map((each) => (
              <li key={each}>{text(each)}</li>
            ))}
          </ul>
          <div className="govuk-inset-text">{text('check.start.kept')}</div>
          <form method="post" action={href(at, '/check')}>
            <button className="govuk-button">{text('check.start.button')}</button>
          </form>
          <p>
            <a className="govuk-link" href={href(at, '/check/saved')}>
              {text('saved.back')}
            </a>
          </p>
          <p className="note">{text('check.start.binding')}</p>
        </div>
      </div>
    ),
  };
}

function brokenPage(at: PageAt) {
  const text = textsOf(at, pageMessages);
  const body: ReactElement = (
    <>
      <h1 className="govuk-heading-l">{text('check.broken')}</h1>
      <p>{text('check.broken.words')}</p>
      <p>
        <a className="govuk-link" href={href(at, '/check')}>
          {text('check.again')}
        </a>
      </p>
    </>
  );
  return { title: text('check.broken'), place: 'check' as const, crumbs: [], body, status: 422 };
}
