import type { ReactElement } from 'react';
import type { ReplyOf } from '../../../kernel/index.ts';
import { definePage, href, Side, Table, textsOf, type PageAt } from '../../../portal/index.ts';
import type { findAreas } from '../../areas/contract.ts';
import type { getPolicy } from '../contract/index.ts';
import { pageMessages } from './messages.ts';
import { policyHref, whenAndWhere, WhenAndWhere } from './place.tsx';
import { dayWords, Procedures, shownDay, Unverified } from './shared.tsx';

type Policy = ReplyOf<typeof getPolicy>;

/** Worked examples on the page; the data hold all of them. */
const MOST_EXAMPLES = 8;

/** One policy in plain words: who, how much, how to ask, the law behind, examples, history. */
export const page = definePage<{ policy: typeof getPolicy; places: typeof findAreas }>({
  path: '/policies/:programme',
  reads: {
    policy: {
      operation: 'policy.get',
      input: (asked) => ({
        programme: (asked.params['programme'] ?? '').slice(0, 80),
        ...whenAndWhere(asked),
      }),
    },
    places: {
      operation: 'area.find',
      input: ({ query }) => ({ text: (query['place'] ?? '').slice(0, 200) }),
    },
  },
  render: ({ policy, places }, at) => {
    const text = textsOf(at, pageMessages);
    const path = `/policies/${policy.programme}`;
    return {
      title: policy.title,
      place: 'policies',
      crumbs: [
        { href: '/', text: text('home') },
        { href: '/policies', text: text('policies') },
      ],
      body: (
        <>
          <h1 className="govuk-heading-l">{policy.title}</h1>
          <p>
            {policy.summary} {policy.inForce && !policy.verified ? <Unverified at={at} /> : null}
          </p>
          <p className="note">
            {text('asked', {
              on: shownDay(policy.on),
              place: policy.place?.name ?? text('area.country'),
            })}
          </p>
          {policy.inForce ? (
            <InForce at={at} policy={policy} />
          ) : (
            <div className="govuk-inset-text">{text('policy.no_law')}</div>
          )}
          <div className="grid">
            <div>
              <h2 className="govuk-heading-m">{text('policy.asking')}</h2>
              {policy.procedures.length === 0 ? <p>{text('policy.no_procedure')}</p> : null}
              <Procedures at={at} procedures={policy.procedures} under="h3" />
              <Law at={at} policy={policy} />
              <Examples at={at} policy={policy} />
            </div>
            <aside aria-label={text('policy.aside')}>
              <Side title={text('policy.mine')}>
                <p>
                  <a className="govuk-link" href={href(at, '/check')}>
                    {text('policies.check')}
                  </a>
                </p>
              </Side>
              <Values at={at} policy={policy} />
              <Side title={text('policy.other_day')}>
                <WhenAndWhere
                  at={at}
                  path={path}
                  on={policy.on}
                  place={policy.place}
                  units={places.units}
                />
              </Side>
            </aside>
          </div>
        </>
      ),
    };
  },
});

interface PartProps {
  readonly at: PageAt;
  readonly policy: Policy;
}

function InForce({ at, policy }: PartProps): ReactElement {
  const text = textsOf(at, pageMessages);
  const { columns, rows } = policy.table;
  return (
    <>
      <Table
        caption={text('policy.who')}
        columns={columns.map((heading, index) => ({ key: `c${String(index)}`, heading }))}
        rows={rows.map((cells, index) => ({ id: `r${String(index)}`, cells }))}
      />
      <details className="govuk-details">
        <summary className="govuk-details__summary">
          <span className="govuk-details__summary-text">{text('policy.in_words')}</span>
        </summary>
        <div className="govuk-details__text">
          <ul className="govuk-list govuk-list--spaced">
            {policy.sentences.map((each) => (
              <li key={each}>{each}</li>
            ))}
          </ul>
        </div>
      </details>
    </>
  );
}

/** The articles it rests on, and the days from which its law was another. */
function Law({ at, policy }: PartProps): ReactElement {
  const text = textsOf(at, pageMessages);
  return (
    <>
      <h2 className="govuk-heading-m">{text('policy.law')}</h2>
      <ul className="govuk-list govuk-list--bullet">
        {policy.citations.map((each) => (
          <li key={each}>{each}</li>
        ))}
      </ul>
      <h3 className="govuk-heading-s">{text('policy.versions')}</h3>
      <ul className="govuk-list">
        {policy.versions.map(({ from, to, cite }) => (
          <li key={from}>
            <a className="govuk-link" href={versionHref(at, policy, from)}>
              {to === null
                ? text('policy.since', { from: dayWords(from) })
                : text('policy.between', { from: dayWords(from), to: dayWords(to) })}
            </a>
            : {cite}
          </li>
        ))}
      </ul>
    </>
  );
}

function versionHref(at: PageAt, { programme }: Policy, from: string): string {
  return policyHref({ ...at, query: { ...at.query, on: from } }, `/policies/${programme}`);
}

function Examples({ at, policy }: PartProps): ReactElement | null {
  const text = textsOf(at, pageMessages);
  const { examples } = policy;
  if (examples.length === 0) return null;
  const shown = examples.slice(0, MOST_EXAMPLES);
  return (
    <>
      <h2 className="govuk-heading-m">{text('policy.examples')}</h2>
      <ul className="govuk-list govuk-list--spaced">
        {shown.map((each) => (
          <li key={each.name}>
            {each.name} ({shownDay(each.on)}): <b>{each.result}</b>
            {at.language === 'vi' ? (
              <>
                <br />
                <span className="note">{each.because}</span>
              </>
            ) : null}
          </li>
        ))}
      </ul>
      {examples.length > shown.length ? (
        <p>
          <a className="govuk-link" href={href(at, '/policies/data')}>
            {text('policy.examples.all', { count: examples.length })}
          </a>
        </p>
      ) : null}
    </>
  );
}

function Values({ at, policy }: PartProps): ReactElement | null {
  const text = textsOf(at, pageMessages);
  if (policy.values.length === 0) return null;
  return (
    <Side title={text('policy.values')}>
      <ul>
        {policy.values.map(({ parameter, label }) => (
          <li key={parameter}>
            <a className="govuk-link" href={href(at, `/policies/values/${parameter}`)}>
              {label}
            </a>
          </li>
        ))}
      </ul>
    </Side>
  );
}
