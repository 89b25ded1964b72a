import { formatDate, type ReplyOf } from '../../../kernel/index.ts';
import {
  AppLink,
  Heading2,
  KeyValues,
  pathTo,
  SideScroll,
  Stack,
  Table,
  useText,
} from '../../../ui/index.ts';
import type { getPolicy } from '../contract/index.ts';
import { capital } from './amounts.tsx';
import { lawScreenMessages } from './messages.ts';

type Programme = ReplyOf<typeof getPolicy>;

interface PartProps {
  readonly record: Programme;
}

/** Conditions and amounts as a decision table, how cases meet, the values and sources behind. */
export function Rules({ record }: PartProps) {
  const own = useText(lawScreenMessages);
  if (!record.inForce) return <p>{own('programme.none')}</p>;
  const { columns, rows } = record.table;
  return (
    <Stack>
      {record.common !== null && <p>{record.common}</p>}
      <SideScroll tabIndex={0} role="region" aria-label={own('part.rules')}>
        <Table>
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column} scope="col">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, at) => (
              <tr key={row.join()}>
                {row.map((cell, index) => (
                  <td key={columns[index]} data-wrap="" style={{ verticalAlign: 'top' }}>
                    {index === 0 && cell === rows[at - 1]?.[0] ? '' : cell}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </Table>
      </SideScroll>
      {record.combination.length > 0 && (
        <section>
          <Heading2>{own('rules.combination')}</Heading2>
          <ul>
            {record.combination.map(({ text, cite }) => (
              <li key={`${text} ${cite}`}>
                {text} ({cite}).
              </li>
            ))}
          </ul>
        </section>
      )}
      {record.values.length > 0 && (
        <section>
          <Heading2>{own('rules.values')}</Heading2>
          <ul>
            {record.values.map(({ parameter, label }) => (
              <li key={parameter} style={{ minHeight: 24 }}>
                <AppLink href={pathTo('/law/values/$name', { name: parameter })}>
                  {capital(label)}
                </AppLink>
              </li>
            ))}
          </ul>
        </section>
      )}
      <section>
        <Heading2>{own('rules.sources')}</Heading2>
        <ul>
          {record.citations.map((cite) => (
            <li key={cite}>{cite}</li>
          ))}
        </ul>
      </section>
    </Stack>
  );
}

/** The programme told sentence by sentence, as a handbook would. */
export function Sentences({ record }: PartProps) {
  const own = useText(lawScreenMessages);
  if (!record.inForce) return <p>{own('programme.none')}</p>;
  return (
    <div style={{ maxWidth: '60em' }}>
      {record.sentences.map((sentence) => (
        <p key={sentence} style={{ marginBottom: 8 }}>
          {sentence}
        </p>
      ))}
    </div>
  );
}

/** How it is asked for: where, with which papers, in which steps and times. */
export function Procedures({ record }: PartProps) {
  const own = useText(lawScreenMessages);
  if (record.procedures.length === 0) return <p>{own('procedure.none')}</p>;
  return (
    <Stack>
      {record.procedures.map((each) => (
        <section key={`${each.code} ${each.title}`}>
          <Heading2>
            {each.code} {each.title}
          </Heading2>
          <KeyValues>
            <dt>{own('procedure.where')}</dt>
            <dd>{each.where}</dd>
            <dt>{own('source')}</dt>
            <dd>{each.cite}</dd>
            {each.papers.length > 0 && (
              <>
                <dt>{own('procedure.papers')}</dt>
                <dd>
                  <ol>
                    {each.papers.map((paper) => (
                      <li key={paper}>{paper}</li>
                    ))}
                  </ol>
                </dd>
              </>
            )}
          </KeyValues>
          <SideScroll
            tabIndex={0}
            role="region"
            aria-label={`${own('procedure.steps')}: ${each.title}`}
          >
            <Table style={{ marginTop: 8 }}>
              <thead>
                <tr>
                  <th scope="col">{own('procedure.step')}</th>
                  <th scope="col">{own('procedure.actor')}</th>
                  <th scope="col">{own('procedure.limit')}</th>
                  <th scope="col">{own('source')}</th>
                </tr>
              </thead>
              <tbody>
                {each.steps.map((step) => (
                  <tr key={`${step.title} ${step.actor}`}>
                    <td data-wrap="">{step.title}</td>
                    <td data-wrap="">{step.actor}</td>
                    <td>{step.limit === '' ? own('procedure.noLimit') : step.limit}</td>
                    <td data-wrap="">{step.cite}</td>
                  </tr>
                ))}
              </tbody>
            </Table>
          </SideScroll>
        </section>
      ))}
    </Stack>
  );
}

/** Worked examples of the same law, worked out by hand. */
export function Examples({ record }: PartProps) {
  const own = useText(lawScreenMessages);
  if (record.examples.length === 0) return <p>{own('examples.none')}</p>;
  return (
    <SideScroll tabIndex={0} role="region" aria-label={own('part.examples')}>
      <Table>
        <thead>
          <tr>
            <th scope="col">{own('programme.examples')}</th>
            <th scope="col">{own('examples.on')}</th>
            <th scope="col">{own('examples.result')}</th>
            <th scope="col">{own('examples.because')}</th>
          </tr>
        </thead>
        <tbody>
          {record.examples.map((each) => (
            <tr key={`${each.name} ${each.on}`}>
              <td data-wrap="">{each.name}</td>
              <td>{formatDate(each.on)}</td>
              <td data-wrap="">{each.result}</td>
              <td data-wrap="" lang="vi">
                {each.because}
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
    </SideScroll>
  );
}
