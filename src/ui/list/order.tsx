import { styled } from '@mui/material/styles';
import { SelectField } from '../field.tsx';
import { useText } from '../language.tsx';
import { listMessages } from './messages.ts';
import { media } from '../theme/tokens.ts';
import type { ListColumn } from './rows.ts';
import { readSort, sortText, type SortKey } from './state.ts';
import type { ListControl } from './use-list.ts';

const OnPhone = styled('div')({
  display: 'none',
  [media.phone]: { display: 'block', padding: '6px 16px', '& select': { minHeight: 36 } },
});

export interface OrderOption {
  /** As the address writes it: `-title`. */
  readonly value: string;
  readonly keys: readonly SortKey[];
}

/**
 * The orders one may choose: that of the list, each column up and down; the order there is stands
 * first when it is none of these (several columns).
 */
export function orderOptions<R>(
  columns: readonly Pick<ListColumn<R>, 'id' | 'sortable'>[],
  own: readonly SortKey[],
  current: readonly SortKey[],
): readonly OrderOption[] {
  const option = (keys: readonly SortKey[]) => ({ value: sortText(keys), keys });
  const each = columns
    .filter(({ sortable }) => sortable !== false)
    .flatMap(({ id }) => [false, true].map((desc) => option([{ id, desc }])));
  const known = own.length === 0 ? [option(own), ...each] : each;
  const value = sortText(current);
  return known.some((one) => one.value === value) ? known : [option(current), ...known];
}

export interface OrderChoiceProps<R> {
  readonly control: ListControl;
  readonly columns: readonly ListColumn<R>[];
}

/** Orders a list where it has no heads to press: on a phone. */
export function OrderChoice<R>({ control, columns }: OrderChoiceProps<R>) {
  const text = useText(listMessages);
  const { state, shape, change } = control;
  const shown = columns.filter(({ id }) => state.columns.includes(id));
  const labelOf = (id: string) => columns.find((column) => column.id === id)?.label ?? id;
  const words = (keys: readonly SortKey[]) =>
    keys
      .map(({ id, desc }) =>
        text(desc ? 'list.order.down' : 'list.order.up', { column: labelOf(id) }),
      )
      .join('; ');
  return (
    <OnPhone data-no-print="">
      <SelectField
        label={text('list.order')}
        value={sortText(state.sort)}
        options={orderOptions(shown, shape.sort, state.sort).map(({ value, keys }) => ({
          value,
          label: keys.length === 0 ? text('list.order.own') : words(keys),
        }))}
        onChange={(value) => change({ ...state, sort: readSort(value, shape) })}
      />
    </OnPhone>
  );
}
