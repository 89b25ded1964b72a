import type { ReactElement } from 'react';
import type { ReplyOf } from '../../../kernel/index.ts';
import { href, textsOf, type PageAsked, type PageAt } from '../../../portal/index.ts';
import type { findAreas } from '../../areas/contract.ts';
import type { listPolicies } from '../contract/index.ts';
import { policyMessages } from '../messages.ts';
import { pageMessages } from './messages.ts';
import { dayTyped, shownDay } from './shared.tsx';

type Unit = ReplyOf<typeof findAreas>['units'][number];
type Place = ReplyOf<typeof listPolicies>['place'];

/** The day and the area of an address, as operations take them; what cannot be read is left out. */
export function whenAndWhere({ query }: Pick<PageAsked, 'query'>): { on?: string; area?: string } {
  const on = dayTyped(query['on'] ?? '');
  const area = query['area'] ?? '';
  return {
    ...(on === null ? {} : { on }),
    ...(/^(east|west|city|\d{1,6})$/.test(area) ? { area } : {}),
  };
}

/** An address of a policy that keeps the day and the area asked about. */
export function policyHref(at: PageAt, path: string, change: { area?: string } = {}): string {
  const { on, area } = { ...whenAndWhere(at), ...change };
  const query = new URLSearchParams([
    ...(on === undefined ? [] : [['on', on]]),
    ...(area === undefined || area === '' ? [] : [['area', area]]),
  ]).toString();
  return href(at, path) + (query === '' ? '' : `?${query}`);
}

/** Units shown for words that fit many. */
const MOST_UNITS = 12;

/** Says for which day and place the law is shown, and asks for another. */
export function WhenAndWhere(props: {
  readonly at: PageAt;
  readonly path: string;
  readonly on: string;
  readonly place: Place;
  readonly units: readonly Unit[];
}): ReactElement {
  const { at, path, on, place } = props;
  const text = textsOf(at, pageMessages);
  const words = textsOf(at, policyMessages);
  const typed = at.query['on'] ?? '';
  const wrong = typed !== '' && dayTyped(typed) === null;
  const asked = (at.query['place'] ?? '').slice(0, 200).trim();
  const units = props.units.filter(({ level }) => level !== 'hamlet').slice(0, MOST_UNITS);
  const choices = [
    ...(asked === '' ? [] : units).map(({ code, type, name, parent }) => ({
      area: code,
      label: `${type} ${name}${parent === null ? '' : `, ${parent.name}`}`,
    })),
    { area: 'east', label: words('policy.place.east') },
    { area: 'west', label: words('policy.place.west') },
    { area: '', label: text('area.country') },
  ].filter(({ area }) => area !== (place?.code ?? ''));
  return (
    <section className="asked" aria-label={text('asked.label')}>
      <p>{text('asked', { on: shownDay(on), place: place?.name ?? text('area.country') })}</p>
      <form method="get" action={href(at, path)} className="asked__form">
        <div className={`govuk-form-group${wrong ? ' govuk-form-group--error' : ''}`}>
          <label className="govuk-label" htmlFor="on">
            {text('asked.on')}
          </label>
          {wrong ? (
            <p id="on-error" className="govuk-error-message">
              {text('asked.on.wrong')}
            </p>
          ) : null}
          <input
            className="govuk-input govuk-input--width-10"
            id="on"
            name="on"
            type="text"
            maxLength={10}
            defaultValue={wrong ? typed : shownDay(on)}
            {...(wrong ? { 'aria-describedby': 'on-error' } : {})}
          />
        </div>
        <div className="govuk-form-group">
          <label className="govuk-label" htmlFor="place">
            {text('area.find')}
          </label>
          <input
            className="govuk-input"
            id="place"
            name="place"
            type="text"
            maxLength={200}
            defaultValue={asked}
          />
        </div>
        {place === null ? null : <input type="hidden" name="area" value={place.code} />}
        <button className="govuk-button govuk-button--secondary">{text('asked.button')}</button>
      </form>
      {asked !== '' && units.length === 0 ? (
        <p role="status">{text('area.none', { place: asked })}</p>
      ) : null}
      <p className="note">{text('asked.choose')}</p>
      <ul className="govuk-list asked__places">
        {choices.map(({ area, label }) => (
          <li key={area}>
            <a className="govuk-link" href={policyHref(at, path, { area })}>
              {label}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
