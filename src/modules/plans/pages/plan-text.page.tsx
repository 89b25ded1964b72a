import { definePage, textsOf } from '../../../portal/index.ts';
import type { getPlan } from '../contract/index.ts';
import { pageMessages } from './messages.ts';
import { crumbsOf } from './shared.tsx';

/** The provisions of a plan, word for word, by section. */
export const page = definePage<{ plan: typeof getPlan }>({
  path: '/plans/:key/text',
  reads: {
    plan: { operation: 'plan.get', input: ({ params }) => ({ key: params['key'] ?? '' }) },
  },
  render: ({ plan: { plan, sections, provisions } }, at) => {
    const text = textsOf(at, pageMessages);
    const body = sections.filter((section) => !section.code.startsWith('PL'));
    return {
      title: text('text.title'),
      place: 'plans',
      crumbs: crumbsOf(at, plan),
      body: (
        <>
          <h1 className="govuk-heading-l">{text('text.title')}</h1>
          {body.map((section) => (
            <section key={section.code} id={section.code}>
              <h2 className="govuk-heading-m">
                {section.code}. {section.title}
              </h2>
              <ul className="provisions">
                {provisions
                  .filter((provision) => provision.section === section.code)
                  .map((provision) => (
                    <li key={provision.code} id={provision.code}>
                      <b>{provision.code}</b>
                      <span className="document">{provision.text}</span>
                    </li>
                  ))}
              </ul>
            </section>
          ))}
        </>
      ),
    };
  },
});
