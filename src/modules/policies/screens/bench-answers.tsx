import type { ReplyOf } from '../../../kernel/index.ts';
import {
  AppLink,
  Heading2,
  pathTo,
  Quiet,
  SideScroll,
  Stack,
  StateMark,
  Table,
  Tag,
  useText,
} from '../../../ui/index.ts';
import type { assessPolicies } from '../contract/index.ts';
import { capital, useAmount } from './amounts.tsx';
import { benchMessages } from './bench-messages.ts';

type Reply = ReplyOf<typeof assessPolicies>;
type Answer = Reply['answers'][number];
type Step = Answer['trace'][number];

/** Questions shown at once: the first are those that move the result most. */
const QUESTIONS = 8;

/** Outcomes that are received; of the others (a class, a rate, terms) one says what they are. */
const received: readonly string[] = ['month', 'once', 'goods', 'share'];

/** Yes, no, or too little is known; an outcome that nobody receives is only told. */
function stateOf({ decided, amount, outcome }: Answer) {
  if (!decided) return 'unknown';
  if (!received.includes(outcome.kind)) return 'told';
  return amount === '0' ? 'no' : 'yes';
}

/** The sentence of the result: the last step of its explanation. */
function resultOf({ trace }: Answer): string {
  return trace.findLast(({ kind }) => kind === 'result')?.text ?? '';
}

export interface AnswersProps {
  readonly reply: Reply;
  /** Where each programme's own answer stands, with the same day and place. */
  readonly hrefOf: (programme: string) => string;
}

/** What every programme gives, and what may be drawn together. */
export function Answers({ reply, hrefOf }: AnswersProps) {
  const text = useText(benchMessages);
  const amount = useAmount();
  const { min, max, because } = reply.combination;
  const shown = { min: amount(min), max: amount(max ?? '0') };
  const words = max === null ? 'together.least' : max === min ? 'together.exact' : 'together.range';
  const order = { yes: 0, told: 1, unknown: 2, no: 3 };
  const rows = reply.answers.toSorted((a, b) => order[stateOf(a)] - order[stateOf(b)]);
  return (
    <Stack>
      <div>
        <Quiet>{text('together')}</Quiet>
        <p style={{ fontSize: '1.25rem', fontWeight: 600 }}>{text(words, shown)}</p>
        {because.map((reason) => (
          <p key={reason}>{reason}</p>
        ))}
      </div>
      <SideScroll tabIndex={0} role="region" aria-label={text('everything')}>
        <Table>
          <thead>
            <tr>
              <th scope="col">{text('programme')}</th>
              <th scope="col">{text('state')}</th>
              <th scope="col">{text('answer')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((answer) => (
              <tr key={answer.programme}>
                <td data-wrap="">
                  <AppLink href={hrefOf(answer.programme)}>{answer.title}</AppLink>
                </td>
                <td>
                  <AnswerMark answer={answer} />
                </td>
                <td data-wrap="">
                  {resultOf(answer)} {!answer.verified && <Unchecked />}
                </td>
              </tr>
            ))}
          </tbody>
        </Table>
      </SideScroll>
      <Asked reply={reply} />
    </Stack>
  );
}

function AnswerMark({ answer, boxed }: { readonly answer: Answer; readonly boxed?: boolean }) {
  const text = useText(benchMessages);
  const state = stateOf(answer);
  return (
    <StateMark kind={state === 'told' ? 'info' : state} boxed={boxed ?? false}>
      {text(`answer.${state}`)}
    </StateMark>
  );
}

function Unchecked() {
  const text = useText(benchMessages);
  return <Tag tone="amber">{text('unverified')}</Tag>;
}

function Asked({ reply }: { readonly reply: Reply }) {
  const text = useText(benchMessages);
  const { ask } = reply;
  if (ask.length === 0) return <p>{text('askNone')}</p>;
  return (
    <section>
      <Heading2>{text('ask', { count: ask.length })}</Heading2>
      <ol>
        {ask.slice(0, QUESTIONS).map(({ fact, subject, question, why }) => (
          <li key={`${subject} ${fact}`} style={{ marginBottom: 4 }}>
            {question} <Quiet>{why}</Quiet>
          </li>
        ))}
      </ol>
      {ask.length > QUESTIONS && <p>{text('ask.more', { count: ask.length - QUESTIONS })}</p>}
    </section>
  );
}

export interface OneAnswerProps {
  readonly reply: Reply;
  readonly answer: Answer;
  readonly search: Readonly<Record<string, string>>;
  /** Names of values of the law, by their code. */
  readonly labels: ReadonlyMap<string, string>;
}

/** What one programme gives, with its explanation step by step. */
export function OneAnswer({ reply, answer, search, labels }: OneAnswerProps) {
  const text = useText(benchMessages);
  const amount = useAmount();
  const { programme, title, missing } = answer;
  return (
    <Stack>
      <div>
        <p>
          <AnswerMark answer={answer} boxed /> {!answer.verified && <Unchecked />}
        </p>
        <p style={{ fontSize: '1.25rem', fontWeight: 600, margin: '4px 0' }}>{resultOf(answer)}</p>
        <p>
          {title}.{' '}
          <AppLink
            href={pathTo('/policies/$programme', { programme }, search)}
            style={{ display: 'inline-block', minHeight: 24 }}
          >
            {text('openProgramme')}
          </AppLink>
        </p>
      </div>
      {missing.length > 0 && (
        <section>
          <Heading2>{text('missing')}</Heading2>
          <ul>
            {missing.map(({ parameter, floor, note }) => {
              const label = labels.get(parameter);
              const words = floor === null ? 'missing.one' : 'missing.floor';
              const data = {
                name: capital(label ?? parameter),
                floor: floor === null ? '' : amount(floor),
              };
              // What is no value of the list has a note that says all.
              return (
                <li key={parameter}>
                  {(label !== undefined || note === null) && text(words, data)} {note}
                </li>
              );
            })}
          </ul>
        </section>
      )}
      <Asked reply={reply} />
      <Trace steps={answer.trace} />
    </Stack>
  );
}

const groups = [
  { id: 'fact', kinds: ['fact'] },
  { id: 'case', kinds: ['case', 'combine'] },
  { id: 'parameter', kinds: ['parameter'] },
  { id: 'arithmetic', kinds: ['arithmetic', 'rounding'] },
  { id: 'result', kinds: ['result'] },
] as const;

const holdsKinds = { true: 'yes', false: 'no', unknown: 'unknown' } as const;

/** The explanation: facts, each case with its article, values, arithmetic, result. */
function Trace({ steps }: { readonly steps: readonly Step[] }) {
  const text = useText(benchMessages);
  return (
    <section aria-label={text('trace')}>
      <Heading2>{text('trace')}</Heading2>
      {groups.map(({ id, kinds }) => {
        const own = steps.filter(({ kind }) => (kinds as readonly string[]).includes(kind));
        if (own.length === 0) return null;
        return (
          <div key={id} style={{ marginBottom: 12 }}>
            <h3 style={{ fontSize: '0.8125rem', fontWeight: 600 }}>{text(`trace.${id}`)}</h3>
            <ol style={{ paddingLeft: 0, listStyle: 'none' }}>
              {own.map((step) => (
                <li key={`${step.kind} ${step.name} ${step.text}`} style={{ padding: '1px 0' }}>
                  {step.holds !== null && (
                    <span style={{ marginRight: 8 }}>
                      <StateMark kind={holdsKinds[step.holds]}>
                        {text(`holds.${step.holds}`)}
                      </StateMark>
                    </span>
                  )}
                  {capital(step.text)}
                </li>
              ))}
            </ol>
          </div>
        );
      })}
    </section>
  );
}
