import type { ReactElement } from 'react';
import { formatDate, type ReplyOf } from '../../../kernel/index.ts';
import { SummaryList, textsOf, type PageAt } from '../../../portal/index.ts';
import type { checkPolicies, getPolicy } from '../contract/index.ts';
import { policyMessages } from '../messages.ts';
import { pageMessages } from './messages.ts';

type Check = ReplyOf<typeof checkPolicies>;
type Procedure = ReplyOf<typeof getPolicy>['procedures'][number];

/** A decimal with the marks of the language: 1.250.000 and 2,5. */
export function numberWords(at: PageAt, text: string): string {
  const [whole = '', decimals] = text.split('.');
  const [thousands, point] = at.language === 'vi' ? ['.', ','] : [',', '.'];
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, thousands);
  return decimals === undefined ? grouped : `${grouped}${point}${decimals}`;
}

/** An amount with its unit. */
export function amountWords(at: PageAt, text: string, unit: string): string {
  return `${numberWords(at, text)} ${unit}`.trim();
}

/** What may be drawn a month, between bounds. */
export function rangeWords(at: PageAt, { combination, known }: Check): string {
  const text = textsOf(at, pageMessages);
  const { min } = combination;
  const max = combination.max ?? known.max;
  const least = numberWords(at, min);
  if (max === min) return text('range.exact', { min: least });
  return text('range.between', { min: least, max: numberWords(at, max) });
}

/** Programmes the upper bound leaves out; null: none. */
export function endlessWords(at: PageAt, { known }: Check): string | null {
  if (known.endless.length === 0) return null;
  return textsOf(at, pageMessages)('range.endless', { titles: known.endless.join('; ') });
}

/** A day or a part of one: 15/03/2021, 12/2019, 1946. */
export function dayWords(iso: string): string {
  return iso.split('-').toReversed().join('/');
}

/** Says that nobody has checked it yet. */
export function Unverified({ at }: { readonly at: PageAt }): ReactElement {
  return <span className="mark">{textsOf(at, policyMessages)('policy.unverified')}</span>;
}

/** How a benefit is asked for: papers, times, place. */
export function Procedures(props: {
  readonly at: PageAt;
  readonly procedures: readonly Procedure[];
  /** The level of their headings. */
  readonly under: 'h3' | 'h4';
}): ReactElement {
  const { at, procedures, under: Heading } = props;
  const text = textsOf(at, pageMessages);
  return (
    <>
      {procedures.map((each) => (
        <div key={each.title}>
          <Heading className="govuk-heading-s">{each.title}</Heading>
          <SummaryList
            rows={[
              [text('procedure.where'), each.where],
              [
                text('procedure.papers'),
                each.papers.length === 0 ? null : (
                  <ul className="govuk-list">
                    {each.papers.map((paper) => (
                      <li key={paper}>{paper}</li>
                    ))}
                  </ul>
                ),
              ],
              [
                text('procedure.time'),
                each.steps.length === 0 ? null : (
                  <ul className="govuk-list">
                    {each.steps.map((step) => (
                      <li key={step.title}>
                        {step.title}: {step.actor}
                        {step.limit === '' ? '' : `, ${step.limit}`}
                      </li>
                    ))}
                  </ul>
                ),
              ],
              [text('procedure.code'), each.code],
              [text('cite'), each.cite],
            ]}
          />
        </div>
      ))}
    </>
  );
}

/** The day as it is typed: `25/11/2026`; null: it is none. An ISO day is taken too. */
export function dayTyped(text: string): string | null {
  const parts = text.trim().split(/[/.-]/);
  const [year = '', month = '', day = ''] = parts[0]?.length === 4 ? parts : parts.toReversed();
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  if (!/^\d{4}-\d{2}-\d{2}$/.test(iso)) return null;
  const made = new Date(`${iso}T00:00:00Z`);
  return Number.isNaN(made.getTime()) || made.toISOString().slice(0, 10) !== iso ? null : iso;
}

/** `dd/mm/yyyy` of a whole day. */
export const shownDay = formatDate;
