import type { ReactElement } from 'react';
import type { ReplyOf } from '../../../kernel/index.ts';
import {
  CheckField,
  DateField,
  ErrorSummary,
  href,
  RadioField,
  Side,
  TextField,
  textsOf,
  type Choice,
  type PageAt,
  type PageView,
} from '../../../portal/index.ts';
import type { findAreas } from '../../areas/contract.ts';
import type { checkPolicies } from '../contract/index.ts';
import { policyMessages } from '../messages.ts';
import { dayParts, UNKNOWN, writeAnswers, type CheckForm, type Given } from './check-form.ts';
import { pageMessages } from './messages.ts';
import { endlessWords, rangeWords } from './shared.tsx';

type Reply = ReplyOf<typeof checkPolicies>;
type Question = Reply['ask'][number];
type Unit = ReplyOf<typeof findAreas>['units'][number];

interface Asking {
  readonly form: CheckForm;
  readonly check: Reply;
  readonly units: readonly Unit[];
  /** What is asked now. */
  readonly fact: string;
}

/** Units shown for words that fit many. */
const MOST_UNITS = 12;

/** One question: its field, the way on, back and out, and at the side what is known so far. */
export function questionPage(at: PageAt, asking: Asking): PageView {
  const { form, check, fact } = asking;
  const text = textsOf(at, pageMessages);
  // A last answer that is asked again is not carried along: "back" then leads before it.
  const again = form.answers.at(-1)?.fact === fact;
  const carried = again ? form.answers.slice(0, -1) : form.answers;
  const field = fieldOf(at, asking);
  const isFact = fact !== 'situation' && fact !== 'area';
  const left = form.more || !hasSituation(form) ? check.ask.length : check.inSituation;
  return {
    title: field.fault === null ? field.title : `${text('check.fault')}: ${field.title}`,
    place: 'check',
    crumbs: [],
    body: (
      <>
        <Back at={at} carried={carried} check={check} more={form.more} />
        <div className="grid">
          <div>
            {field.fault === null ? null : (
              <ErrorSummary at={at} to={field.target}>
                {field.fault}
              </ErrorSummary>
            )}
            <form method="post" action={href(at, '/check')} noValidate>
              <Carried carried={carried} check={check} more={form.more} />
              <input type="hidden" name="fact" value={fact} />
              <p className="kicker">
                {text(isFact ? 'check.number.left' : 'check.number', {
                  number: carried.length + 1,
                  left,
                })}
              </p>
              {field.element}
              <div className="govuk-button-group">
                <button className="govuk-button" name="do" value="next">
                  {text('check.next')}
                </button>
                {isFact ? (
                  <button className="link-button" name="do" value="result">
                    {text('check.stop')}
                  </button>
                ) : null}
              </div>
            </form>
            {field.why === null ? null : (
              <details className="govuk-details">
                <summary className="govuk-details__summary">
                  <span className="govuk-details__summary-text">{text('check.why')}</span>
                </summary>
                <div className="govuk-details__text">{field.why}</div>
              </details>
            )}
          </div>
          <aside aria-label={text('check.aside')}>
            <Side title={text('check.so_far')}>
              <p>
                <b>{rangeWords(at, check)}</b> {endlessWords(at, check)} {text('check.narrows')}
              </p>
            </Side>
            <GivenList at={at} carried={carried} check={check} more={form.more} />
            <Side title={text('check.privacy')}>
              <p>{text('check.kept')}</p>
              <KeepButton at={at} carried={carried} />
            </Side>
          </aside>
        </div>
      </>
    ),
  };
}

function hasSituation({ answers }: CheckForm): boolean {
  return answers.some(({ fact, value }) => fact === 'situation' && value !== null);
}

interface CarriedProps {
  readonly carried: readonly Given[];
  readonly check: Reply;
  readonly more: boolean;
}

/** The answers so far, in the form itself. */
export function Carried({ carried, check, more }: CarriedProps): ReactElement {
  return (
    <>
      <input type="hidden" name="answers" value={writeAnswers(carried)} />
      <input type="hidden" name="on" value={check.on} />
      {more ? <input type="hidden" name="more" value="yes" /> : null}
    </>
  );
}

/** Offers to keep the answers; what that means is said before it is done. */
export function KeepButton(props: {
  readonly at: PageAt;
  readonly carried: readonly Given[];
}): ReactElement | null {
  const { at, carried } = props;
  if (carried.length === 0) return null;
  return (
    <form method="post" action={href(at, '/check/saved')}>
      <input type="hidden" name="answers" value={writeAnswers(carried)} />
      <button className="link-button" name="do" value="keep">
        {textsOf(at, pageMessages)('saved.link')}
      </button>
    </form>
  );
}

function Back({ at, ...carried }: CarriedProps & { readonly at: PageAt }): ReactElement {
  const text = textsOf(at, pageMessages);
  if (carried.carried.length === 0)
    return (
      <p className="backward">
        <a className="govuk-link" href={href(at, '/check')}>
          {text('check.to_start')}
        </a>
      </p>
    );
  return (
    <form method="post" action={href(at, '/check')} className="backward">
      <Carried {...carried} />
      <button className="link-button" name="do" value="back">
        {text('check.back')}
      </button>
    </form>
  );
}

/** What was answered, each with the way to change it. */
export function GivenList({ at, ...given }: CarriedProps & { readonly at: PageAt }) {
  const text = textsOf(at, pageMessages);
  if (given.carried.length === 0) return null;
  return (
    <Side title={text('check.given')}>
      <form method="post" action={href(at, '/check')}>
        <Carried {...given} />
        <ul className="given">
          {given.carried.map((each) => {
            const [label, shown] = wordsOf(at, each, given.check);
            return (
              <li key={each.fact}>
                {label}: {shown}{' '}
                <button className="link-button" name="do" value={`change:${each.fact}`}>
                  {text('check.change')}
                  <span className="govuk-visually-hidden"> {label}</span>
                </button>
              </li>
            );
          })}
        </ul>
      </form>
    </Side>
  );
}

function wordsOf(at: PageAt, { fact, value }: Given, check: Reply): readonly [string, string] {
  const text = textsOf(at, pageMessages);
  if (fact === 'situation') {
    const known = check.situations.find((each) => each.situation === value);
    return [text('check.situation.label'), known?.title ?? text('check.situation.all')];
  }
  if (fact === 'area') return [text('check.area.label'), check.place?.name ?? text('area.country')];
  const known = check.answered.find((each) => each.question.fact === fact);
  return [sentenceCase(known?.label ?? fact), known?.shown ?? ''];
}

interface Field {
  readonly title: string;
  readonly why: string | null;
  readonly fault: string | null;
  /** The field the summary of errors leads to. */
  readonly target: string;
  readonly element: ReactElement;
}

function fieldOf(at: PageAt, asking: Asking): Field {
  const { form, check, fact } = asking;
  if (fact === 'situation') return situationField(at, asking);
  if (fact === 'area') return areaField(at, asking);
  const answered = check.answered.find((each) => each.question.fact === fact);
  const question = answered?.question ?? check.ask.find((each) => each.fact === fact);
  if (question === undefined) return situationField(at, asking);
  const before = form.answers.find((each) => each.fact === fact);
  const fault = form.wish === 'edit' ? null : (answered?.fault ?? null);
  const typed = before?.value ?? null;
  const text = textsOf(at, pageMessages);
  const by = question.establishedBy;
  const why = `${question.why} ${by === '' ? '' : text('check.established', { by })}`.trim();
  const target = question.type === 'date' ? 'day' : isTyped(question) ? 'typed' : 'value';
  const chosen =
    before === undefined ? [] : typed === null ? [UNKNOWN] : typed === 'none' ? ['none'] : [];
  const props = { at, question, typed, fault, chosen };
  return { title: question.question, why, fault, target, element: <FactField {...props} /> };
}

function isTyped({ type }: Question): boolean {
  return type === 'money' || type === 'integer';
}

interface FactProps {
  readonly at: PageAt;
  readonly question: Question;
  readonly typed: string | null;
  readonly fault: string | null;
  readonly chosen: readonly string[];
}

function FactField({ at, question, typed, fault, chosen }: FactProps): ReactElement {
  const text = textsOf(at, pageMessages);
  const unknown: Choice = { value: UNKNOWN, label: text('check.unknown') };
  const told: Choice = { ...unknown, hint: text('check.unknown.hint') };
  const frame = { name: 'value', legend: question.question, fault };
  const picked = typed === null ? chosen : typed.split('|');
  switch (question.type) {
    case 'date': {
      const isBirth = question.fact === 'birth_date';
      const none: Choice = { value: 'none', label: text('check.no_day') };
      const beside = isBirth ? [unknown] : [none, unknown];
      const parts = dayParts(chosen.length > 0 ? null : typed);
      const hint = text('check.date.hint');
      return <DateField {...frame} {...{ at, hint, beside, chosen }} typed={parts} />;
    }
    case 'money':
    case 'integer': {
      const { range } = question;
      const isMoney = question.type === 'money';
      const hint = isMoney
        ? text('check.money.hint')
        : text('check.number.hint', { min: range?.min ?? 0, max: range?.max ?? 0 });
      const own = { name: 'typed', hint, beside: [unknown], chosen, numeric: true };
      const label = text(isMoney ? 'check.money.label' : 'check.number.label');
      const unit = isMoney ? 'đồng' : undefined;
      return <TextField {...frame} {...own} label={label} unit={unit} typed={typed ?? ''} />;
    }
    case 'set': {
      const choices = [...question.options, told];
      const hint = text('check.set.hint');
      return <CheckField {...frame} hint={hint} choices={choices} chosen={picked} />;
    }
    case 'boolean': {
      const words = textsOf(at, policyMessages);
      const yes = { value: 'true', label: sentenceCase(words('policy.yes')) };
      const no = { value: 'false', label: sentenceCase(words('policy.no')) };
      return <RadioField {...frame} choices={[yes, no, told]} chosen={picked} />;
    }
    default:
      return (
        <RadioField
          {...frame}
          choices={[...question.options.map(withCapital), told]}
          chosen={picked}
        />
      );
  }
}

function sentenceCase(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function withCapital({ value, label }: Choice): Choice {
  return { value, label: sentenceCase(label) };
}

function faultOf(at: PageAt, form: CheckForm, fact: string): string | null {
  if (form.wish === 'edit' || form.wish === 'find') return null;
  const given = form.answers.find((each) => each.fact === fact);
  return given === undefined ? null : textsOf(at, policyMessages)('policy.fault.empty');
}

function situationField(at: PageAt, { form, check }: Asking): Field {
  const text = textsOf(at, pageMessages);
  const before = form.answers.find((each) => each.fact === 'situation');
  const choices = [
    ...check.situations
      .filter(({ situation }) => situation !== 'other')
      .map(({ situation, title, hint }) => ({ value: situation, label: title, hint })),
    { value: UNKNOWN, label: text('check.situation.all'), hint: text('check.situation.all.hint') },
  ];
  const title = text('check.situation');
  const fault = faultOf(at, form, 'situation');
  const chosen = before === undefined ? [] : [before.value ?? UNKNOWN];
  const hint = text('check.situation.hint');
  const props = { name: 'value', legend: title, hint, fault, choices, chosen };
  return { title, why: null, fault, target: 'value', element: <RadioField {...props} /> };
}

/** Where one lives: words that find a unit, or the old province in words. */
function areaField(at: PageAt, { form, units }: Asking): Field {
  const text = textsOf(at, pageMessages);
  const words = textsOf(at, policyMessages);
  const title = text('check.area');
  const looked = form.wish === 'find';
  const fits = units.filter(({ level }) => level !== 'hamlet').slice(0, MOST_UNITS);
  const none = looked && fits.length === 0;
  const fault = none ? text('area.none', { place: form.place }) : faultOf(at, form, 'area');
  const before = form.answers.find((each) => each.fact === 'area');
  const chosen = before === undefined ? [] : [before.value ?? UNKNOWN];
  const choices = [
    ...fits.map(({ code, type, name, parent }) => ({
      value: code,
      label: `${sentenceCase(type)} ${name}`,
      ...(parent === null ? {} : { hint: parent.name }),
    })),
    { value: 'east', label: sentenceCase(words('policy.place.east')) },
    { value: 'west', label: sentenceCase(words('policy.place.west')) },
    { value: UNKNOWN, label: text('check.area.country'), hint: text('check.area.country.hint') },
  ];
  const element = (
    <>
      <RadioField
        {...{ name: 'value', legend: title, hint: text('check.area.hint'), choices, chosen }}
        fault={fault}
      />
      <div className="govuk-form-group find">
        <label className="govuk-label" htmlFor="place">
          {text('area.find')}
        </label>
        <div>
          <input
            className="govuk-input"
            id="place"
            name="place"
            type="text"
            maxLength={200}
            autoComplete="off"
            defaultValue={form.place}
          />
          <button className="govuk-button govuk-button--secondary" name="do" value="find">
            {text('area.find.button')}
          </button>
        </div>
      </div>
    </>
  );
  const target = none ? 'place' : 'value';
  return { title, why: text('check.area.why'), fault, target, element };
}
