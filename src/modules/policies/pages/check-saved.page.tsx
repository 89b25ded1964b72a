import type { ReactElement } from 'react';
import { fill, todayAt, type Refusal, type ReplyOf } from '../../../kernel/index.ts';
import {
  defineDeedPage,
  ErrorSummary,
  href,
  textsOf,
  type Done,
  type PageAsked,
  type PageAt,
  type PageView,
} from '../../../portal/index.ts';
import type { offerCode, openCheck, removeCheck, saveCheck } from '../contract/index.ts';
import { SAVED_CHARACTERS } from '../contract/index.ts';
import { policyMessages } from '../messages.ts';
import { readAnswers } from './check-form.ts';
import { pageMessages } from './messages.ts';
import { shownDay } from './shared.tsx';

type Offer = ReplyOf<typeof offerCode>;

const PATH = '/check/saved';

interface SavedForm {
  readonly wish: string;
  readonly code: string;
  readonly answers: string;
  readonly requestId: string;
}

/** What the form asks for; a broken one asks for nothing. */
function formOf({ form }: Pick<PageAsked, 'form'>): SavedForm {
  const text = (name: string, most: number): string => (form?.get(name) ?? '').slice(0, most);
  const answers = text('answers', SAVED_CHARACTERS);
  return {
    wish: text('do', 20),
    code: text('code', 60),
    answers: (readAnswers(answers) ?? []).length === 0 ? '' : answers,
    requestId: text('requestId', 60),
  };
}

/** Save a self-check under a code, come back to it, or remove it: all by POST, nothing in an address. */
export const page = defineDeedPage<
  { offer: typeof offerCode },
  { saved: typeof saveCheck; opened: typeof openCheck; removed: typeof removeCheck }
>({
  path: PATH,
  takesForm: true,
  reads: { offer: { operation: 'policy.offer_code', input: () => ({}) } },
  deeds: {
    saved: {
      operation: 'policy.save_check',
      input: (asked) => {
        const { wish, code, answers, requestId } = formOf(asked);
        return wish === 'save' && answers !== '' ? { requestId, code, answers } : null;
      },
    },
    opened: {
      operation: 'policy.open_check',
      input: (asked) => {
        const { wish, code } = formOf(asked);
        return wish === 'open' ? { code } : null;
      },
    },
    removed: {
      operation: 'policy.remove_check',
      input: (asked) => {
        const { wish, code, requestId } = formOf(asked);
        return wish === 'remove' ? { requestId, code } : null;
      },
    },
  },
  render: ({ offer, saved, opened, removed }, at) => {
    const form = formOf(at);
    if (saved?.ok === true) return savedPage(at, form, saved.value.until);
    if (removed?.ok === true) return wordsPage(at, 'saved.removed', 'saved.removed.words');
    if (opened?.ok === true) return openedPage(at, { form, opened: opened.value, offer });
    if (form.wish === 'keep' && form.answers !== '') return keepPage(at, form, offer);
    const fault = faultOf(saved) ?? faultOf(opened) ?? faultOf(removed);
    return enterPage(at, { form, offer, fault });
  },
});

function faultOf(done: Done<typeof saveCheck | typeof openCheck | typeof removeCheck>) {
  return done === null || done.ok ? null : done.error;
}

/** Why a code was not taken; another refusal than the module’s own means a broken form. */
function faultWords(at: PageAt, { code, data }: Refusal): string {
  const words = policyMessages[at.language];
  const key = `error.${code}`;
  return key in words
    ? fill(words[key as keyof typeof words], data)
    : textsOf(at, pageMessages)('saved.broken');
}

function frame(at: PageAt, title: string, body: ReactElement, status?: number): PageView {
  const text = textsOf(at, pageMessages);
  const crumbs = [
    { href: '/', text: text('home') },
    { href: '/check', text: text('check.title') },
  ];
  const view = { title, place: 'check' as const, crumbs };
  const whole = (
    <div className="grid">
      <div>
        <h1 className="govuk-heading-l">{title}</h1>
        {body}
      </div>
    </div>
  );
  return status === undefined ? { ...view, body: whole } : { ...view, body: whole, status };
}

/** Says what would be kept, and only then offers to keep it. */
function keepPage(at: PageAt, form: SavedForm, offer: Offer): PageView {
  const text = textsOf(at, pageMessages);
  const points = ['saved.point.sealed', 'saved.point.code', 'saved.point.lost'] as const;
  return frame(
    at,
    text('saved.keep'),
    <>
      <p>{text('saved.keep.lead', { days: offer.days })}</p>
      <ul className="govuk-list govuk-list--bullet">
        {points.map((each) => (
          <li key={each}>{text(each)}</li>
        ))}
      </ul>
      <form method="post" action={href(at, PATH)}>
        <input type="hidden" name="answers" value={form.answers} />
        <input type="hidden" name="code" value={offer.code} />
        <input type="hidden" name="requestId" value={offer.requestId} />
        <div className="govuk-button-group">
          <button className="govuk-button" name="do" value="save">
            {text('saved.save')}
          </button>
          <GoOn at={at} label={text('saved.not')} />
        </div>
      </form>
    </>,
  );
}

/** Back to the self-check with the answers of the form it stands in. */
function GoOn({ at, label }: { readonly at: PageAt; readonly label: string }): ReactElement {
  return (
    <button className="link-button" formAction={href(at, '/check')} name="do" value="result">
      {label}
    </button>
  );
}

function savedPage(at: PageAt, form: SavedForm, until: string): PageView {
  const text = textsOf(at, pageMessages);
  return frame(
    at,
    text('saved.saved'),
    <>
      <div className="headline">
        <p>{text('saved.your_code')}</p>
        <p className="headline__amount">
          <data id="code" value={form.code.replaceAll(' ', '')}>
            {form.code}
          </data>
        </p>
        <p>{text('saved.until', { day: shownDay(todayAt(Date.parse(until))) })}</p>
      </div>
      <p>{text('saved.note')}</p>
      <form method="post" action={href(at, '/check')}>
        <input type="hidden" name="answers" value={form.answers} />
        <button className="govuk-button" name="do" value="next">
          {text('saved.go_on')}
        </button>
      </form>
    </>,
  );
}

function openedPage(
  at: PageAt,
  given: {
    readonly form: SavedForm;
    readonly opened: ReplyOf<typeof openCheck>;
    readonly offer: Offer;
  },
): PageView {
  const text = textsOf(at, pageMessages);
  const { form, opened, offer } = given;
  const count = readAnswers(opened.answers)?.length ?? 0;
  return frame(
    at,
    text('saved.opened'),
    <>
      <p>
        {text('saved.opened.lead', { count, day: shownDay(todayAt(Date.parse(opened.until))) })}
      </p>
      <form method="post" action={href(at, '/check')}>
        <input type="hidden" name="answers" value={opened.answers} />
        <div className="govuk-button-group">
          <button className="govuk-button" name="do" value="next">
            {text('saved.go_on')}
          </button>
          <button className="link-button" name="do" value="result">
            {text('saved.result')}
          </button>
        </div>
      </form>
      <h2 className="govuk-heading-m">{text('saved.remove')}</h2>
      <p>{text('saved.remove.words')}</p>
      <form method="post" action={href(at, PATH)}>
        <input type="hidden" name="code" value={form.code} />
        <input type="hidden" name="requestId" value={offer.requestId} />
        <button className="govuk-button govuk-button--secondary" name="do" value="remove">
          {text('saved.remove.button')}
        </button>
      </form>
    </>,
  );
}

function enterPage(
  at: PageAt,
  given: {
    readonly form: SavedForm;
    readonly offer: Offer;
    readonly fault: Refusal | null;
  },
): PageView {
  const text = textsOf(at, pageMessages);
  const { form, fault } = given;
  const words = fault === null ? null : faultWords(at, fault);
  const title = text('saved.enter');
  return {
    ...frame(
      at,
      title,
      <>
        {words === null ? null : (
          <ErrorSummary at={at} to="code">
            {words}
          </ErrorSummary>
        )}
        <form method="post" action={href(at, PATH)} noValidate>
          <div className={`govuk-form-group${words === null ? '' : ' govuk-form-group--error'}`}>
            <label className="govuk-label" htmlFor="code">
              {text('saved.code')}
            </label>
            <div id="code-hint" className="govuk-hint">
              {text('saved.code.hint')}
            </div>
            {words === null ? null : (
              <p id="code-error" className="govuk-error-message">
                {words}
              </p>
            )}
            <input
              className={`govuk-input govuk-input--width-20${words === null ? '' : ' govuk-input--error'}`}
              id="code"
              name="code"
              type="text"
              inputMode="numeric"
              maxLength={60}
              autoComplete="off"
              aria-describedby={words === null ? 'code-hint' : 'code-hint code-error'}
              defaultValue={form.code}
            />
          </div>
          <button className="govuk-button" name="do" value="open">
            {text('saved.open')}
          </button>
        </form>
      </>,
      fault?.kind === 'limited' ? 429 : undefined,
    ),
    title: words === null ? title : `${text('check.fault')}: ${title}`,
  };
}

function wordsPage(at: PageAt, title: 'saved.removed', body: 'saved.removed.words'): PageView {
  const text = textsOf(at, pageMessages);
  return frame(
    at,
    text(title),
    <>
      <p>{text(body)}</p>
      <p>
        <a className="govuk-link" href={href(at, '/check')}>
          {text('check.again')}
        </a>
      </p>
    </>,
  );
}
