import { definePage, href, Table, textsOf } from '../../../portal/index.ts';
import type { getPlan } from '../contract/index.ts';
import { pageMessages } from './messages.ts';
import { crumbsOf } from './shared.tsx';

/** Every agency a plan names, with the number of tasks it leads and coordinates. */
export const page = definePage<{ found: typeof getPlan }>({
  path: '/plans/:key/agencies',
  reads: {
    found: { operation: 'plan.get', input: ({ params }) => ({ key: params['key'] ?? '' }) },
  },
  render: ({ found: { plan, agencies } }, at) => {
    const text = textsOf(at, pageMessages);
    return {
      title: text('plan.agencies'),
      place: 'plans',
      crumbs: crumbsOf(at, plan),
      body: (
        <>
          <h1 className="govuk-heading-l">{text('plan.agencies')}</h1>
          <Table
            caption={text('plan.agencies')}
            columns={[
              { key: 'agency', heading: text('plan.agency') },
              { key: 'leads', heading: text('plan.leads'), numeric: true },
              { key: 'coordinates', heading: text('plan.coordinates'), numeric: true },
            ]}
            rows={agencies.map((agency) => ({
              id: agency.code,
              cells: [
                <a
                  key="agency"
                  className="govuk-link"
                  href={href(at, `/plans/${plan.key}/agencies/${encodeURIComponent(agency.code)}`)}
                >
                  {agency.name}
                </a>,
                agency.leads,
                agency.coordinates,
              ],
            }))}
          />
        </>
      ),
    };
  },
});
