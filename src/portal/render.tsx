import { renderToStaticMarkup } from 'react-dom/server';
import { Shell } from './layout.tsx';
import { portalMessages } from './messages.ts';
import { SearchBox } from './parts.tsx';
import { textsOf, type PageAt, type PageView } from './page.ts';

/** A page as HTML, complete without scripts. */
export function renderPage(view: PageView, at: PageAt, style: string): string {
  return `<!doctype html>${renderToStaticMarkup(<Shell view={view} at={at} style={style} />)}`;
}

const statuses = ['403', '404', '413', '422', '429', '500', '503'] as const;

/** The page that says in words what went wrong, what was kept and what to do. */
export function errorView(
  at: PageAt,
  fault: { readonly status: number; readonly trace: string },
): PageView {
  const text = textsOf(at, portalMessages);
  const status = statuses.find((known) => known === String(fault.status)) ?? '500';
  const { trace } = fault;
  const title = text(`error.${status}.title`);
  return {
    title,
    place: 'search',
    crumbs: [],
    body: (
      <>
        <h1 className="govuk-heading-l">{title}</h1>
        <p>{text(`error.${status}.body`, { trace })}</p>
        {status === '404' ? <SearchBox at={at} value="" /> : null}
      </>
    ),
  };
}

/** What this site is, and how it can be read. */
export function aboutView(at: PageAt): PageView {
  const text = textsOf(at, portalMessages);
  return {
    title: text('about.title'),
    place: 'about',
    crumbs: [{ href: '/', text: text('nav.home') }],
    body: (
      <>
        <h1 className="govuk-heading-l">{text('about.title')}</h1>
        <p>{text('about.what')}</p>
        <p>{text('about.access')}</p>
        <p>{text('about.data')}</p>
      </>
    ),
  };
}
