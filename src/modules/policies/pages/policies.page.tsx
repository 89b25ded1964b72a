import type { ReactElement } from 'react';
import type { ReplyOf } from '../../../kernel/index.ts';
import { definePage, href, textsOf, type PageAt } from '../../../portal/index.ts';
import type { findAreas } from '../../areas/contract.ts';
import type { listPolicies } from '../contract/index.ts';
import { pageMessages } from './messages.ts';
import { policyHref, whenAndWhere, WhenAndWhere } from './place.tsx';
import { Unverified } from './shared.tsx';

type Programme = ReplyOf<typeof listPolicies>['programmes'][number];

/** Every programme by situation of life, for a day and an area. */
export const page = definePage<{ list: typeof listPolicies; places: typeof findAreas }>({
  path: '/policies',
  reads: {
    list: { operation: 'policy.list', input: (asked) => whenAndWhere(asked) },
    places: {
      operation: 'area.find',
      input: ({ query }) => ({ text: (query['place'] ?? '').slice(0, 200) }),
    },
  },
  render: ({ list, places }, at) => {
    const text = textsOf(at, pageMessages);
    const groups = list.situations
      .map((each) => ({
        ...each,
        programmes: list.programmes.filter(({ situations }) => situations.includes(each.situation)),
      }))
      .filter(({ programmes }) => programmes.length > 0);
    return {
      title: text('policies'),
      place: 'policies',
      crumbs: [{ href: '/', text: text('home') }],
      body: (
        <>
          <h1 className="govuk-heading-l">{text('policies')}</h1>
          <p>
            {text('policies.lead', { count: list.programmes.length })}{' '}
            <a className="govuk-link" href={href(at, '/check')}>
              {text('policies.check')}
            </a>
          </p>
          <nav aria-label={text('policies.situations')}>
            <ul className="govuk-list jump">
              {groups.map(({ situation, title }) => (
                <li key={situation}>
                  <a className="govuk-link" href={`#${situation}`}>
                    {title}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
          {groups.map(({ situation, title, hint, programmes }) => (
            <section key={situation} className="group">
              <h2 className="govuk-heading-m" id={situation}>
                {title}
              </h2>
              <p className="note">{hint}</p>
              <ul className="govuk-list govuk-list--spaced">
                {programmes.map((each) => (
                  <Line key={each.programme} at={at} programme={each} />
                ))}
              </ul>
            </section>
          ))}
          <WhenAndWhere
            at={at}
            path="/policies"
            on={list.on}
            place={list.place}
            units={places.units}
          />
          <p>
            <a className="govuk-link" href={href(at, '/policies/data')}>
              {text('policies.data')}
            </a>
          </p>
        </>
      ),
    };
  },
});

function Line({ at, programme }: { readonly at: PageAt; readonly programme: Programme }) {
  const text = textsOf(at, pageMessages);
  const mark: ReactElement | null = !programme.inForce ? (
    <span className="mark">{text('policies.no_law')}</span>
  ) : programme.verified ? null : (
    <Unverified at={at} />
  );
  return (
    <li>
      <a className="govuk-link" href={policyHref(at, `/policies/${programme.programme}`)}>
        {programme.title}
      </a>{' '}
      {mark}
      <br />
      <span className="note">{programme.summary}</span>
    </li>
  );
}
