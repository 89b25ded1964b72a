import type { ReactElement, ReactNode } from 'react';
import { portalMessages } from './messages.ts';
import { href, textsOf, type PageAt, type PageView, type Place } from './page.ts';

/** Entries of the main navigation, in their order. */
const entries: readonly { readonly place: Place; readonly path: string }[] = [
  { place: 'check', path: '/check' },
  { place: 'policies', path: '/policies' },
  { place: 'plans', path: '/plans' },
  { place: 'search', path: '/search' },
];

interface ShellProps {
  readonly view: PageView;
  readonly at: PageAt;
  /** Address of the style sheet, its hash inside. */
  readonly style: string;
}

/** The whole document around a page. */
export function Shell({ view, at, style }: ShellProps): ReactElement {
  const text = textsOf(at, portalMessages);
  const title = `${view.title} – ${text('product')}, ${text('city')}`;
  const classes = [at.look.large ? 'large' : '', at.look.contrast ? 'contrast' : ''];
  return (
    <html lang={at.language} className={`govuk-template ${classes.join(' ')}`.trim()}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{title}</title>
        <link rel="stylesheet" href={style} />
        <link rel="icon" href="/portal/icon.svg" type="image/svg+xml" />
      </head>
      <body className="govuk-template__body govuk-body">
        <a href="#main-content" className="govuk-skip-link">
          {text('skip')}
        </a>
        <Masthead at={at} />
        <Navigation at={at} place={view.place} />
        <main id="main-content">
          {view.hero}
          <div className="govuk-width-container">
            <Crumbs at={at} crumbs={view.crumbs} />
            <div className="govuk-main-wrapper">{view.body}</div>
          </div>
        </main>
        <Footer at={at} />
      </body>
    </html>
  );
}

function Masthead({ at }: { readonly at: PageAt }): ReactElement {
  const text = textsOf(at, portalMessages);
  const other = at.language === 'vi' ? 'en' : 'vi';
  const query = new URLSearchParams(at.query).toString();
  const otherPath = href({ language: other }, at.path) + (query === '' ? '' : `?${query}`);
  const { large, contrast } = at.look;
  return (
    <header className="masthead">
      <div className="govuk-width-container masthead__row">
        <a className="masthead__home" href={href(at, '/')}>
          <svg width="28" height="28" viewBox="0 0 22 22" aria-hidden="true" focusable="false">
            <g fill="none" stroke="currentColor" strokeWidth="2.2">
              <path d="M1.5 10.5 11 2.5l9.5 8" />
              <path d="M5 20c0-3.3 2.5-5 6-5s6 1.7 6 5" />
            </g>
            <circle cx="11" cy="10.6" r="2.6" fill="currentColor" />
          </svg>
          <span>
            {text('product')} <small>{text('city')}</small>
          </span>
        </a>
        <nav className="access" aria-label={text('look.label')}>
          {at.form === undefined ? (
            <>
              <LookButton at={at} name="large" value={!large}>
                {text(large ? 'look.normal' : 'look.large')}
              </LookButton>
              <LookButton at={at} name="contrast" value={!contrast}>
                {text(contrast ? 'look.plain' : 'look.contrast')}
              </LookButton>
              <a href={otherPath} lang={other} hrefLang={other}>
                {text('language.other')}
              </a>
            </>
          ) : (
            <LookWithForm at={at} form={at.form} />
          )}
        </nav>
      </div>
    </header>
  );
}

interface LookButtonProps {
  readonly at: PageAt;
  readonly name: 'large' | 'contrast';
  readonly value: boolean;
  readonly children: ReactNode;
}

/** A form with one button: it sets a cookie and comes back. */
function LookButton({ at, name, value, children }: LookButtonProps): ReactElement {
  const query = new URLSearchParams(at.query).toString();
  const back = href(at, at.path) + (query === '' ? '' : `?${query}`);
  return (
    <form method="post" action="/portal/look">
      <input type="hidden" name="back" value={back} />
      <button className="plain-button" name={name} value={value ? 'yes' : 'no'}>
        {children}
      </button>
    </form>
  );
}

/** On a page that came of a form the same buttons send that form again: nothing filled in is lost. */
function LookWithForm({ at, form }: { readonly at: PageAt; readonly form: URLSearchParams }) {
  const text = textsOf(at, portalMessages);
  const other = at.language === 'vi' ? 'en' : 'vi';
  const { large, contrast } = at.look;
  return (
    <form method="post" action={href(at, at.path)}>
      <input type="hidden" name="again" value={form.toString()} />
      <button className="plain-button" name="look" value={`large:${large ? 'no' : 'yes'}`}>
        {text(large ? 'look.normal' : 'look.large')}
      </button>
      <button className="plain-button" name="look" value={`contrast:${contrast ? 'no' : 'yes'}`}>
        {text(contrast ? 'look.plain' : 'look.contrast')}
      </button>
      <button className="plain-button" formAction={href({ language: other }, at.path)} lang={other}>
        {text('language.other')}
      </button>
    </form>
  );
}

function Navigation({ at, place }: { readonly at: PageAt; readonly place: Place }): ReactElement {
  const text = textsOf(at, portalMessages);
  return (
    <nav className="mainnav" aria-label={text('nav.label')}>
      <div className="govuk-width-container">
        <ul>
          {entries.map((entry) => (
            <li key={entry.place}>
              <a
                href={href(at, entry.path)}
                {...(entry.place === place ? { 'aria-current': 'page' as const } : {})}
              >
                {text(`nav.${entry.place}` as 'nav.plans')}
              </a>
            </li>
          ))}
        </ul>
      </div>
    </nav>
  );
}

function Crumbs(props: {
  readonly at: PageAt;
  readonly crumbs: PageView['crumbs'];
}): ReactElement | null {
  const { at, crumbs } = props;
  if (crumbs.length === 0) return null;
  return (
    <nav className="govuk-breadcrumbs" aria-label={textsOf(at, portalMessages)('crumbs')}>
      <ol className="govuk-breadcrumbs__list">
        {crumbs.map((crumb) => (
          <li key={crumb.href} className="govuk-breadcrumbs__list-item">
            <a className="govuk-breadcrumbs__link" href={href(at, crumb.href)}>
              {crumb.text}
            </a>
          </li>
        ))}
      </ol>
    </nav>
  );
}

function Footer({ at }: { readonly at: PageAt }): ReactElement {
  const text = textsOf(at, portalMessages);
  return (
    <footer className="footer">
      <div className="govuk-width-container">
        <ul>
          <li>
            <a href={href(at, '/about')}>{text('footer.about')}</a>
          </li>
          <li>
            <a href={href(at, '/policies/data')}>{text('footer.data')}</a>
          </li>
          <li>
            <a href="/app/">{text('footer.staff')}</a>
          </li>
        </ul>
        <p className="note">{text('footer.words')}</p>
      </div>
    </footer>
  );
}
