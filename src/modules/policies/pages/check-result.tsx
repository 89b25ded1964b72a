import type { ReactElement } from 'react';
import type { ReplyOf } from '../../../kernel/index.ts';
import {
  href,
  Side,
  SummaryList,
  textsOf,
  type PageAt,
  type PageView,
} from '../../../portal/index.ts';
import type { checkPolicies } from '../contract/index.ts';
import type { CheckForm } from './check-form.ts';
import { Carried, GivenList, KeepButton } from './check-question.tsx';
import { pageMessages } from './messages.ts';
import {
  amountWords,
  endlessWords,
  numberWords,
  Procedures,
  rangeWords,
  shownDay,
  Unverified,
} from './shared.tsx';

type Reply = ReplyOf<typeof checkPolicies>;
type Answer = Reply['answers'][number];

/** The result: amount first, then each programme with its reasons, papers, time, place and law. */
export function resultPage(at: PageAt, form: CheckForm, check: Reply): PageView {
  const text = textsOf(at, pageMessages);
  const of = (state: Answer['state']) => check.answers.filter((each) => each.state === state);
  const [given, open, nothing, rules] = [of('given'), of('open'), of('nothing'), of('rule')];
  const carried = { carried: form.answers, check, more: form.more };
  return {
    title: text('result.title'),
    place: 'check',
    crumbs: [],
    body: (
      <div className="grid">
        <div>
          <h1 className="govuk-heading-l">{text('result.title')}</h1>
          <Headline at={at} check={check} />
          {given.map((each) => (
            <Benefit key={each.programme} at={at} answer={each} check={check} />
          ))}
          {given.length === 0 ? <p>{text('result.none_sure')}</p> : null}
          <Open at={at} answers={open.filter(({ mine }) => mine)} />
          <Others at={at} answers={open.filter(({ mine }) => !mine)} />
          <Nothing at={at} answers={nothing} />
          <Rules at={at} answers={rules} />
          <WithoutLaw at={at} check={check} />
        </div>
        <aside aria-label={text('result.aside')}>
          <Side title={text('result.where')}>
            <p>
              {check.place === null
                ? text('result.where.any')
                : text('result.where.at', { place: check.place.name })}
            </p>
          </Side>
          <Side title={text('result.next')}>
            {check.ask.length === 0 ? null : (
              <form method="post" action={href(at, '/check')}>
                <Carried {...carried} />
                <button className="link-button" name="do" value="more">
                  {text('result.more', { count: check.ask.length })}
                </button>
              </form>
            )}
            <p>{text('result.print')}</p>
            <KeepButton at={at} carried={form.answers} />
            <p>
              <a className="govuk-link" href={href(at, '/check')}>
                {text('check.again')}
              </a>
            </p>
          </Side>
          <GivenList at={at} {...carried} />
          <Side title={text('result.note')}>
            <p>{text('result.binding', { on: shownDay(check.on) })}</p>
          </Side>
        </aside>
      </div>
    ),
  };
}

/** Programmes of which nothing can be said, since the data hold no law of the day. */
function WithoutLaw({ at, check }: { readonly at: PageAt; readonly check: Reply }) {
  const text = textsOf(at, pageMessages);
  if (check.withoutLaw.length === 0) return null;
  return (
    <section className="benefit">
      <h2 className="govuk-heading-m">{text('result.no_law')}</h2>
      <p>{text('result.no_law.words')}</p>
      <ul className="govuk-list govuk-list--bullet">
        {check.withoutLaw.map(({ programme, title }) => (
          <li key={programme}>
            <a className="govuk-link" href={href(at, `/policies/${programme}`)}>
              {title}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Headline({ at, check }: { readonly at: PageAt; readonly check: Reply }): ReactElement {
  const text = textsOf(at, pageMessages);
  const { min, because } = check.combination;
  const max = check.combination.max ?? check.known.max;
  const endless = endlessWords(at, check);
  const others = check.answers.filter(
    (each) => each.state === 'given' && each.outcome.kind !== 'month',
  );
  const sure = text('result.month', { amount: numberWords(at, min) });
  return (
    <div className="headline">
      <p className="headline__amount">
        <data value={min}>{min === '0' && max !== '0' ? rangeWords(at, check) : sure}</data>
      </p>
      {min !== '0' && max !== min ? (
        <p>{text('result.up_to', { max: numberWords(at, max) })}</p>
      ) : null}
      {endless === null ? null : <p>{endless}</p>}
      {others.length === 0 ? null : (
        <p>{text('result.and', { titles: others.map((each) => each.title).join('; ') })}</p>
      )}
      {because.map((each) => (
        <p key={each}>{each}</p>
      ))}
    </div>
  );
}

/** The figure of an answer: amount, bounds or class, machine-readable beside the words. */
function Figure({ at, answer }: { readonly at: PageAt; readonly answer: Answer }): ReactElement {
  const text = textsOf(at, pageMessages);
  const { min, max, classLabel, outcome, decided } = answer;
  const value = decided ? (answer.class ?? answer.amount ?? min) : `${min}..${max ?? ''}`;
  const amount = (one: string): string => amountWords(at, one, answer.unit);
  const words = (): string => {
    if (outcome.kind === 'class') return classLabel ?? text('result.open');
    if (decided)
      return outcome.kind === 'terms' ? text('result.loan', { max: amount(min) }) : amount(min);
    if (max === null) return text('result.at_least', { min: amount(min) });
    return text('result.between', { min: numberWords(at, min), max: amount(max) });
  };
  return (
    <data className="benefit__amount" id={answer.programme} value={value}>
      {words()}
    </data>
  );
}

interface AnswerProps {
  readonly at: PageAt;
  readonly answer: Answer;
  readonly check: Reply;
}

function Benefit({ at, answer, check }: AnswerProps): ReactElement {
  const text = textsOf(at, pageMessages);
  const left =
    answer.outcome.kind === 'month' && !check.combination.programmes.includes(answer.programme);
  const cases = answer.trace.filter(({ kind, holds }) => kind === 'case' && holds === 'true');
  const known = answer.trace.filter(({ kind, source }) => kind === 'fact' && source === 'given');
  return (
    <section className="benefit">
      <div className="benefit__head">
        <h2 className="govuk-heading-m">
          <a className="govuk-link" href={href(at, `/policies/${answer.programme}`)}>
            {answer.title}
          </a>
        </h2>
        <Figure at={at} answer={answer} />
      </div>
      {left ? <p>{text('result.left_out')}</p> : null}
      <ul className="reasons">
        {cases.map((each) => (
          <li key={each.name}>{each.text.replace(/: [^:(]*\(/, ' (')}</li>
        ))}
      </ul>
      <SummaryList
        rows={[
          [text('result.known'), known.map((each) => each.text).join('; ')],
          [text('result.terms'), answer.termWords.join('; ')],
          [text('cite'), <Cites key="cite" at={at} answer={answer} />],
        ]}
      />
      {answer.procedures.length === 0 ? <p>{text('result.no_procedure')}</p> : null}
      <Procedures at={at} procedures={answer.procedures} under="h3" />
      <HowCounted at={at} answer={answer} />
    </section>
  );
}

function Cites({ at, answer }: { readonly at: PageAt; readonly answer: Answer }): ReactElement {
  return (
    <>
      {answer.citations.join('; ')} {answer.verified ? null : <Unverified at={at} />}
    </>
  );
}

function HowCounted({ at, answer }: { readonly at: PageAt; readonly answer: Answer }) {
  const steps = answer.trace.filter(({ kind }) =>
    ['parameter', 'arithmetic', 'rounding', 'combine'].includes(kind),
  );
  if (steps.length === 0) return null;
  return (
    <details className="govuk-details">
      <summary className="govuk-details__summary">
        <span className="govuk-details__summary-text">
          {textsOf(at, pageMessages)('result.how')}
          <span className="govuk-visually-hidden">: {answer.title}</span>
        </span>
      </summary>
      <div className="govuk-details__text">
        <ul className="govuk-list">
          {steps.map((each) => (
            <li key={`${each.kind} ${each.name}`}>{each.text}</li>
          ))}
        </ul>
      </div>
    </details>
  );
}

interface ListProps {
  readonly at: PageAt;
  readonly answers: readonly Answer[];
}

/** What lies outside the situation and was not asked about. */
function Others({ at, answers }: ListProps): ReactElement | null {
  const text = textsOf(at, pageMessages);
  if (answers.length === 0) return null;
  return (
    <section className="benefit">
      <h2 className="govuk-heading-m">{text('result.others')}</h2>
      <details className="govuk-details">
        <summary className="govuk-details__summary">
          <span className="govuk-details__summary-text">
            {text('result.others.count', { count: answers.length })}
          </span>
        </summary>
        <ul className="govuk-list">
          {answers.map((each) => (
            <li key={each.programme}>
              <a className="govuk-link" href={href(at, `/policies/${each.programme}`)}>
                {each.title}
              </a>
              : <Figure at={at} answer={each} />
            </li>
          ))}
        </ul>
      </details>
    </section>
  );
}

/** What else may be possible, between which bounds, and what decides it. */
function Open({ at, answers }: ListProps): ReactElement | null {
  const text = textsOf(at, pageMessages);
  if (answers.length === 0) return null;
  return (
    <section className="benefit">
      <h2 className="govuk-heading-m">{text('result.open.title')}</h2>
      {answers.map((each) => {
        const notes = each.missing.flatMap(({ note, parameter }) => note ?? parameter);
        return (
          <div key={each.programme} className="open">
            <div className="benefit__head">
              <h3 className="govuk-heading-s">
                <a className="govuk-link" href={href(at, `/policies/${each.programme}`)}>
                  {each.title}
                </a>
              </h3>
              <Figure at={at} answer={each} />
            </div>
            {each.hangsOn.length === 0 ? null : (
              <p className="note">{text('result.hangs_on', { facts: each.hangsOn.join(', ') })}</p>
            )}
            {notes.map((note) => (
              <p key={note} className="note">
                {text('result.law_open', { note })}
              </p>
            ))}
          </div>
        );
      })}
    </section>
  );
}

function Nothing({ at, answers }: ListProps): ReactElement | null {
  const text = textsOf(at, pageMessages);
  if (answers.length === 0) return null;
  return (
    <section className="benefit">
      <h2 className="govuk-heading-m">{text('result.nothing')}</h2>
      <details className="govuk-details">
        <summary className="govuk-details__summary">
          <span className="govuk-details__summary-text">
            {text('result.nothing.count', { count: answers.length })}
          </span>
        </summary>
        <ul className="govuk-list govuk-list--bullet">
          {answers.map((each) => (
            <li key={each.programme}>
              <a className="govuk-link" href={href(at, `/policies/${each.programme}`)}>
                {each.title}
              </a>{' '}
              <data id={each.programme} value={each.class ?? each.amount ?? ''} />
            </li>
          ))}
        </ul>
      </details>
    </section>
  );
}

function Rules({ at, answers }: ListProps): ReactElement | null {
  const text = textsOf(at, pageMessages);
  if (answers.length === 0) return null;
  return (
    <section className="benefit">
      <h2 className="govuk-heading-m">{text('result.rules')}</h2>
      {answers.map((each) => (
        <p key={each.programme}>
          <a className="govuk-link" href={href(at, `/policies/${each.programme}`)}>
            {each.title}
          </a>
          : <Figure at={at} answer={each} />
        </p>
      ))}
    </section>
  );
}
