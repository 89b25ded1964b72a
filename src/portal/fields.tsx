import type { ReactElement, ReactNode } from 'react';
import { portalMessages } from './messages.ts';
import { textsOf, type PageAt } from './page.ts';

/** One answer of a question. */
export interface Choice {
  readonly value: string;
  readonly label: string;
  readonly hint?: string;
}

/** What every field has: the question is the heading of its page, a fault stands beside it. */
interface FieldProps {
  readonly name: string;
  readonly legend: string;
  readonly hint?: string | undefined;
  /** Why the last answer was not taken. */
  readonly fault?: string | null | undefined;
}

function Frame(props: FieldProps & { readonly children: ReactNode }): ReactElement {
  const { name, legend, hint, fault, children } = props;
  const told = [
    ...(hint === undefined ? [] : [`${name}-hint`]),
    ...(typeof fault === 'string' ? [`${name}-error`] : []),
  ];
  const failed = typeof fault === 'string' ? ' govuk-form-group--error' : '';
  return (
    <div className={`govuk-form-group${failed}`}>
      <fieldset
        className="govuk-fieldset"
        {...(told.length === 0 ? {} : { 'aria-describedby': told.join(' ') })}
      >
        <legend className="govuk-fieldset__legend govuk-fieldset__legend--l">
          <h1 className="govuk-fieldset__heading">{legend}</h1>
        </legend>
        {hint === undefined ? null : (
          <div id={`${name}-hint`} className="govuk-hint">
            {hint}
          </div>
        )}
        {typeof fault === 'string' ? (
          <p id={`${name}-error`} className="govuk-error-message">
            {fault}
          </p>
        ) : null}
        {children}
      </fieldset>
    </div>
  );
}

interface ChoiceProps extends FieldProps {
  readonly choices: readonly Choice[];
  readonly chosen: readonly string[];
}

function Choices(props: ChoiceProps & { readonly kind: 'radio' | 'checkbox' }): ReactElement {
  const { name, choices, chosen, kind } = props;
  const block = kind === 'radio' ? 'govuk-radios' : 'govuk-checkboxes';
  return (
    <Frame {...props}>
      <div className={block}>
        {choices.map(({ value, label, hint }, index) => {
          const id = index === 0 ? name : `${name}-${String(index + 1)}`;
          return (
            <div key={value} className={`${block}__item`}>
              <input
                className={`${block}__input`}
                id={id}
                name={name}
                type={kind}
                value={value}
                defaultChecked={chosen.includes(value)}
                {...(hint === undefined ? {} : { 'aria-describedby': `${id}-item` })}
              />
              <label className={`govuk-label ${block}__label`} htmlFor={id}>
                {label}
              </label>
              {hint === undefined ? null : (
                <div id={`${id}-item`} className={`govuk-hint ${block}__hint`}>
                  {hint}
                </div>
              )}
            </div>
          );
        })}
      </div>
    </Frame>
  );
}

/** One of several answers. */
export function RadioField(props: ChoiceProps): ReactElement {
  return <Choices {...props} kind="radio" />;
}

/** Any of several answers. */
export function CheckField(props: ChoiceProps): ReactElement {
  return <Choices {...props} kind="checkbox" />;
}

interface BesideProps {
  /** Answers that stand for none: "không biết". */
  readonly beside: readonly Choice[];
  readonly chosen: readonly string[];
}

function Beside({ name, beside, chosen }: BesideProps & { readonly name: string }): ReactElement {
  return (
    <div className="govuk-checkboxes beside">
      {beside.map(({ value, label }, index) => (
        <div key={value} className="govuk-checkboxes__item">
          <input
            className="govuk-checkboxes__input"
            id={`${name}-beside-${String(index + 1)}`}
            name="value"
            type="checkbox"
            value={value}
            defaultChecked={chosen.includes(value)}
          />
          <label
            className="govuk-label govuk-checkboxes__label"
            htmlFor={`${name}-beside-${String(index + 1)}`}
          >
            {label}
          </label>
        </div>
      ))}
    </div>
  );
}

/** A number, an amount or a name; the heading of the page is its label. */
export function TextField(
  props: FieldProps &
    Partial<BesideProps> & {
      readonly typed: string;
      readonly label: string;
      readonly unit?: string | undefined;
      readonly numeric?: boolean;
      readonly children?: ReactNode;
    },
): ReactElement {
  const { name, typed, unit, label, numeric = false, beside = [], chosen = [] } = props;
  const failed = typeof props.fault === 'string' ? ' govuk-input--error' : '';
  return (
    <Frame {...props}>
      <label className="govuk-label" htmlFor={name}>
        {label}
      </label>
      <div className="govuk-input__wrapper">
        <input
          className={`govuk-input${numeric ? ' govuk-input--width-10' : ''}${failed}`}
          id={name}
          name={name}
          type="text"
          maxLength={200}
          autoComplete="off"
          {...(numeric ? { inputMode: 'numeric' as const } : {})}
          defaultValue={typed}
        />
        {unit === undefined ? null : (
          <div className="govuk-input__suffix" aria-hidden="true">
            {unit}
          </div>
        )}
        {props.children}
      </div>
      {beside.length === 0 ? null : <Beside name={name} beside={beside} chosen={chosen} />}
    </Frame>
  );
}

/** A day in three fields; day and month may be left out. */
export function DateField(
  props: FieldProps &
    BesideProps & {
      readonly at: PageAt;
      readonly typed: readonly [string, string, string];
    },
): ReactElement {
  const text = textsOf(props.at, portalMessages);
  const failed = typeof props.fault === 'string' ? ' govuk-input--error' : '';
  const parts = [
    ['day', 2],
    ['month', 2],
    ['year', 4],
  ] as const;
  return (
    <Frame {...props}>
      <div className="govuk-date-input">
        {parts.map(([part, width], index) => (
          <div key={part} className="govuk-date-input__item">
            <label className="govuk-label govuk-date-input__label" htmlFor={part}>
              {text(`date.${part}`)}
            </label>
            <input
              className={`govuk-input govuk-date-input__input govuk-input--width-${String(width)}${failed}`}
              id={part}
              name={part}
              type="text"
              inputMode="numeric"
              maxLength={4}
              autoComplete="off"
              defaultValue={props.typed[index]}
            />
          </div>
        ))}
      </div>
      <Beside name={props.name} beside={props.beside} chosen={props.chosen} />
    </Frame>
  );
}

/** At the top of a page whose answer was not taken: what is wrong, leading to the field. */
export function ErrorSummary(props: {
  readonly at: PageAt;
  readonly to: string;
  readonly children: string;
}): ReactElement {
  return (
    <div className="govuk-error-summary">
      <div role="alert">
        <h2 className="govuk-error-summary__title">{textsOf(props.at, portalMessages)('fault')}</h2>
        <div className="govuk-error-summary__body">
          <ul className="govuk-list govuk-error-summary__list">
            <li>
              <a href={`#${props.to}`}>{props.children}</a>
            </li>
          </ul>
        </div>
      </div>
    </div>
  );
}
