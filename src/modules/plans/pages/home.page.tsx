import type { ReactElement } from 'react';
import type { ReplyOf } from '../../../kernel/index.ts';
import { definePage, href, SearchBox, textsOf, type PageAt } from '../../../portal/index.ts';
import type { listPolicies } from '../../policies/contract/index.ts';
import type { listPlans } from '../contract/index.ts';
import { pageMessages } from './messages.ts';
import { period, planLine, readableTitle } from './shared.tsx';

/** The first page: the self-check, search, policies by situation, the published plans. */
export const page = definePage<{ list: typeof listPlans; policies: typeof listPolicies }>({
  path: '/',
  reads: {
    list: { operation: 'plan.list', input: () => ({}) },
    policies: { operation: 'policy.list', input: () => ({}) },
  },
  render: ({ list, policies }, at) => {
    const text = textsOf(at, pageMessages);
    const first = list.plans[0];
    const ways =
      first === undefined
        ? []
        : [
            { to: `/plans/${first.key}/agencies`, key: 'home.who' as const },
            { to: `/plans/${first.key}/text`, key: 'home.what' as const },
            { to: `/plans/${first.key}/data`, key: 'home.data' as const },
          ];
    return {
      title: text('home.title'),
      place: 'home',
      crumbs: [],
      hero: (
        <div className="hero">
          <div className="govuk-width-container">
            <h1 className="govuk-heading-xl">{text('home.title')}</h1>
            <p>{text('home.lead')}</p>
            <div className="start-row">
              <a className="start-button" href={href(at, '/check')}>
                {text('home.check')} ›
              </a>
              <SearchBox at={at} value="" />
            </div>
          </div>
        </div>
      ),
      body: (
        <>
          <h2 className="govuk-heading-m">{text('home.situations')}</h2>
          <Situations at={at} policies={policies} />
          <h2 className="govuk-heading-m parted">{text('home.plans')}</h2>
          {first === undefined ? <p>{text('home.none')}</p> : null}
          <div className="ways">
            {list.plans.map((plan) => (
              <div key={plan.key}>
                <h3>
                  <a className="govuk-link" href={href(at, `/plans/${plan.key}`)}>
                    {readableTitle(plan)}
                  </a>
                </h3>
                <p>{planLine(at, plan)}</p>
                <p>{period(plan.periodFrom, plan.periodTo)}</p>
              </div>
            ))}
          </div>
          {ways.length === 0 ? null : (
            <h2 className="govuk-heading-m govuk-!-margin-top-6">{text('home.by')}</h2>
          )}
          <div className="ways">
            {ways.map((way) => (
              <div key={way.to}>
                <h3>
                  <a className="govuk-link" href={href(at, way.to)}>
                    {text(way.key)}
                  </a>
                </h3>
                <p>{text(`${way.key}.hint`)}</p>
              </div>
            ))}
          </div>
        </>
      ),
    };
  },
});

/** The situations of life that some policy stands in. */
function Situations(props: {
  readonly at: PageAt;
  readonly policies: ReplyOf<typeof listPolicies>;
}): ReactElement {
  const { at, policies } = props;
  const found = new Set(policies.programmes.flatMap(({ situations }) => situations));
  return (
    <div className="ways">
      {policies.situations
        .filter(({ situation }) => found.has(situation))
        .map(({ situation, title, hint }) => (
          <div key={situation}>
            <h3>
              <a className="govuk-link" href={href(at, `/policies#${situation}`)}>
                {title}
              </a>
            </h3>
            <p>{hint}</p>
          </div>
        ))}
    </div>
  );
}
