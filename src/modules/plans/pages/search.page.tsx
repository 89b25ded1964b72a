import type { ReplyOf } from '../../../kernel/index.ts';
import { definePage, href, SearchBox, textsOf } from '../../../portal/index.ts';
import type { searchPolicies } from '../../policies/contract/index.ts';
import type { searchPlans } from '../contract/index.ts';
import { pageMessages } from './messages.ts';

type Hit = ReplyOf<typeof searchPlans>['results'][number];

function pathOf(hit: Hit): string {
  const plan = `/plans/${hit.plan.key}`;
  if (hit.kind === 'plan') return plan;
  return hit.kind === 'task' ? `${plan}/tasks/${hit.code}` : `${plan}/text#${hit.code}`;
}

/** Results over policies, plans, tasks and provisions. */
export const page = definePage<{ found: typeof searchPlans; policies: typeof searchPolicies }>({
  path: '/search',
  reads: {
    found: {
      operation: 'plan.search',
      input: ({ query }) => ({ q: (query['q'] ?? '').slice(0, 200) }),
    },
    policies: {
      operation: 'policy.search',
      input: ({ query }) => ({ q: (query['q'] ?? '').slice(0, 200) }),
    },
  },
  render: ({ found, policies }, at) => {
    const text = textsOf(at, pageMessages);
    const query = (at.query['q'] ?? '').slice(0, 200);
    const count = found.results.length + policies.results.length;
    const line =
      query === ''
        ? text('search.start')
        : text(count === 0 ? 'search.none' : 'search.results', { count, query });
    return {
      title: text('search.title'),
      place: 'search',
      crumbs: [{ href: '/', text: text('home') }],
      body: (
        <>
          <h1 className="govuk-heading-l">{text('search.title')}</h1>
          <SearchBox at={at} value={query} />
          <p role="status">{line}</p>
          <ul className="govuk-list govuk-list--spaced">
            {policies.results.map(({ programme, title, summary }) => (
              <li key={programme}>
                <a className="govuk-link" href={href(at, `/policies/${programme}`)}>
                  {title}
                </a>
                <br />
                <span className="note">
                  {text('search.kind.policy')}. {summary}
                </span>
              </li>
            ))}
            {found.results.map((hit) => (
              <li key={`${hit.plan.key} ${hit.kind} ${hit.code}`}>
                <a className="govuk-link" href={href(at, pathOf(hit))}>
                  {hit.text}
                </a>
                <br />
                <span className="note">
                  {text(`search.kind.${hit.kind}`)} {hit.kind === 'plan' ? '' : hit.code},{' '}
                  {hit.plan.number}
                </span>
              </li>
            ))}
          </ul>
        </>
      ),
    };
  },
});
