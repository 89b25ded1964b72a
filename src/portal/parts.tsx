import type { ReactElement, ReactNode } from 'react';
import { portalMessages } from './messages.ts';
import { href, textsOf, type PageAt } from './page.ts';

/** A form that searches plans, tasks and provisions. */
export function SearchBox(props: { readonly at: PageAt; readonly value: string }): ReactElement {
  const text = textsOf(props.at, portalMessages);
  return (
    <form className="searchbox" method="get" action={href(props.at, '/search')} role="search">
      <label className="govuk-body" htmlFor="q">
        {text('search.label')}
      </label>
      <div>
        <input
          className="govuk-input"
          id="q"
          name="q"
          type="search"
          maxLength={200}
          defaultValue={props.value}
        />
        <button className="govuk-button">{text('search.button')}</button>
      </div>
    </form>
  );
}

/** A block beside the main column. */
export function Side(props: {
  readonly title: string;
  readonly children: ReactNode;
}): ReactElement {
  return (
    <section className="side">
      <h2>{props.title}</h2>
      {props.children}
    </section>
  );
}

/** A list of addresses. */
export function LinkList(props: {
  readonly at: PageAt;
  readonly links: readonly { readonly href: string; readonly text: string }[];
}): ReactElement {
  return (
    <ul>
      {props.links.map((link) => (
        <li key={link.href}>
          <a className="govuk-link" href={href(props.at, link.href)}>
            {link.text}
          </a>
        </li>
      ))}
    </ul>
  );
}

export interface TableColumn {
  readonly key: string;
  readonly heading: string;
  readonly numeric?: true;
}

/** A table whose rows stack on a phone; the first cell of a row names it. */
export function Table(props: {
  readonly caption: string;
  readonly columns: readonly TableColumn[];
  readonly rows: readonly { readonly id: string; readonly cells: readonly ReactNode[] }[];
}): ReactElement {
  const { caption, columns, rows } = props;
  const kind = (column: TableColumn | undefined, part: string): string =>
    `govuk-table__${part}${column?.numeric === true ? ` govuk-table__${part}--numeric` : ''}`;
  return (
    <table className="govuk-table stack">
      <caption className="govuk-table__caption govuk-table__caption--m">{caption}</caption>
      <thead className="govuk-table__head">
        <tr className="govuk-table__row">
          {columns.map((column) => (
            <th key={column.key} scope="col" className={kind(column, 'header')}>
              {column.heading}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="govuk-table__body">
        {rows.map((row) => (
          <tr key={row.id} className="govuk-table__row">
            {row.cells.map((cell, index) =>
              index === 0 ? (
                <th key={row.id} scope="row" className={kind(columns[0], 'header')}>
                  {cell}
                </th>
              ) : (
                <td
                  key={columns[index]?.key ?? index}
                  className={kind(columns[index], 'cell')}
                  data-label={columns[index]?.heading}
                >
                  {cell}
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Facts of one thing, a name and a value a row; rows without a value are left out. */
export function SummaryList(props: {
  readonly rows: readonly (readonly [string, ReactNode])[];
}): ReactElement {
  const shown = props.rows.filter(([, value]) => value !== null && value !== '');
  return (
    <dl className="govuk-summary-list">
      {shown.map(([name, value]) => (
        <div key={name} className="govuk-summary-list__row">
          <dt className="govuk-summary-list__key">{name}</dt>
          <dd className="govuk-summary-list__value">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
