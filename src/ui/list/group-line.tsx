import { styled } from '@mui/material/styles';
import { useText } from '../language.tsx';
import { formatCount } from '../parts.tsx';
import { color } from '../theme/tokens.ts';
import { listMessages } from './messages.ts';
import { sumsOf, type ListColumn, type RowGroup } from './rows.ts';

const Line = styled('tr')({
  '& th, & td': { background: `${color.ground} !important`, fontWeight: '600 !important' },
});

interface GroupLineProps<R extends object> {
  readonly group: RowGroup<R>;
  readonly columns: readonly ListColumn<R>[];
  readonly by: ListColumn<R>;
  /** The rows begin with a box to tick. */
  readonly pickable: boolean;
}

/** The head of a group: its value, how many rows, and what they come to. */
export function GroupLine<R extends object>({ group, columns, by, pickable }: GroupLineProps<R>) {
  const text = useText(listMessages);
  const sums = sumsOf(columns, group.rows);
  const first = columns.findIndex(({ id }) => sums[id] !== undefined);
  const span = first < 1 ? columns.length : first;
  const value = group.value === null || group.value === '' ? text('list.group.empty') : group.value;
  return (
    <Line data-group="">
      <th scope="rowgroup" colSpan={span + (pickable ? 1 : 0)}>
        {text('list.group.head', {
          column: by.label,
          value,
          count: formatCount(group.rows.length),
        })}
      </th>
      {columns.slice(span).map(({ id, align }) => (
        <td key={id} {...(align === undefined ? {} : { 'data-align': align })}>
          {sums[id] === undefined ? null : formatCount(sums[id])}
        </td>
      ))}
    </Line>
  );
}
