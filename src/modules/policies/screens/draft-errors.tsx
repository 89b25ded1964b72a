import { SideScroll, Table, useText } from '../../../ui/index.ts';
import type { DraftRecord } from './draft.tsx';
import { draftMessages } from './draft-messages.ts';

/** What is wrong with a draft, each where it stands. */
export function DraftErrors({ record }: { readonly record: DraftRecord }) {
  const own = useText(draftMessages);
  const { check } = record;
  if (check === null)
    return <p>{own(record.checking !== null ? 'now.checking' : 'now.unchecked')}</p>;
  if (check.errors.length === 0) return <p>{own('errors.none', { count: check.examples })}</p>;
  return (
    <SideScroll tabIndex={0} role="region" aria-label={own('part.check')}>
      <Table>
        <thead>
          <tr>
            <th scope="col">{own('errors.where')}</th>
            <th scope="col">{own('errors.what')}</th>
          </tr>
        </thead>
        <tbody>
          {check.errors.map(({ file, line, column, detail, code }) => (
            <tr key={`${file} ${line} ${column} ${code} ${detail}`}>
              <td>
                {line === null ? (file ?? '–') : own('errors.line', { file: file ?? '–', line })}
              </td>
              <td data-wrap="">{detail}</td>
            </tr>
          ))}
        </tbody>
      </Table>
    </SideScroll>
  );
}
