import Popover from '@mui/material/Popover';
import { styled } from '@mui/material/styles';
import { useId, useState } from 'react';
import { matchesSearch } from '../../kernel/index.ts';
import { Icon } from '../icons.tsx';
import { useText } from '../language.tsx';
import { listMessages } from './messages.ts';
import { Figures, Hidden, LinkButton } from '../parts.tsx';
import { color, font, media, size, type } from '../theme/tokens.ts';
import type { ListFilter } from './rows.ts';
import type { ListControl } from './use-list.ts';
import { conditionsOf, withFilter } from './state.ts';

/** From so many options on, the chip offers a search of its own. */
const SEARCHABLE = 9;

export const Chip = styled('button')({
  display: 'inline-flex',
  alignItems: 'center',
  gap: 4,
  minHeight: 26,
  padding: '0 8px',
  border: `1px solid ${color.control}`,
  borderRadius: size.radius,
  background: color.surface,
  font: `400 ${type.t13} ${font.num}`,
  whiteSpace: 'nowrap',
  cursor: 'pointer',
  '&:hover': { background: color.hover },
  '&[data-on]': { background: color.selected, borderColor: color.sea700, color: color.sea800 },
});

export const OnChip = styled('span')({
  display: 'inline-flex',
  '&[data-on] > button:first-of-type': { borderRadius: '4px 0 0 4px', borderRight: 0 },
  '&[data-on] > button:last-of-type': {
    borderRadius: '0 4px 4px 0',
    padding: '0 5px',
    borderLeft: 0,
  },
});

export const Toolbar = styled('div')({
  position: 'relative',
  display: 'flex',
  alignItems: 'center',
  gap: 6,
  minHeight: 40,
  padding: '0 16px',
  font: `400 ${type.t13} ${font.num}`,
  [media.narrow]: { overflowX: 'auto', paddingBlock: 6, '& > *': { flex: 'none' } },
});

const Options = styled('fieldset')({
  padding: '6px 0 8px',
  minWidth: 220,
  maxHeight: 360,
  overflow: 'auto',
  font: `400 ${type.t13} ${font.num}`,
  '& legend': { padding: '2px 14px', color: color.ink2, font: `400 ${type.t12} ${font.ui}` },
  '& label': {
    display: 'flex',
    gap: 8,
    alignItems: 'center',
    minHeight: 28,
    padding: '2px 14px',
    cursor: 'pointer',
  },
  '& label:hover': { background: color.hover },
  '& input[type="checkbox"]': { width: 16, height: 16, margin: 0, accentColor: color.sea700 },
});

const Option = styled('div')({
  display: 'flex',
  '& label': { flex: 1 },
  '& button': {
    width: 28,
    minHeight: 28,
    padding: 0,
    border: 0,
    background: 'none',
    color: color.ink2,
    cursor: 'pointer',
  },
});

const moves = [
  { step: -1, icon: 'up', key: 'list.column.up' },
  { step: 1, icon: 'down', key: 'list.column.down' },
] as const;

const Search = styled('input')({
  margin: '8px 14px 2px',
  width: 'calc(100% - 28px)',
  height: 28,
  padding: '0 8px',
  border: `1px solid ${color.control}`,
  borderRadius: size.radius,
});

export interface ChoiceListProps {
  readonly legend: string;
  readonly options: readonly {
    readonly value: string;
    readonly label: string;
    readonly count?: number;
    readonly disabled?: boolean;
  }[];
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
  /** Moves a chosen one by a place; absent where the order means nothing. */
  readonly onMove?: (value: string, step: 1 | -1) => void;
}

/** Boxes to tick, with a search when there are many. */
export function ChoiceList({ legend, options, chosen, onChange, onMove }: ChoiceListProps) {
  const text = useText(listMessages);
  const [query, setQuery] = useState('');
  const shown = options.filter(({ label }) => query.trim() === '' || matchesSearch(label, query));
  const toggle = (value: string, on: boolean) => {
    onChange(on ? [...chosen, value] : chosen.filter((other) => other !== value));
  };
  return (
    <>
      {options.length >= SEARCHABLE && (
        <Search
          type="search"
          value={query}
          aria-label={text('list.filter.search')}
          placeholder={text('list.filter.search')}
          onChange={(event) => setQuery(event.target.value)}
        />
      )}
      <Options>
        <legend>{legend}</legend>
        {shown.map(({ value, label, count, disabled }) => (
          <Option key={value}>
            <label>
              <input
                type="checkbox"
                checked={chosen.includes(value)}
                disabled={disabled ?? false}
                onChange={(event) => toggle(value, event.target.checked)}
              />
              <span style={{ flex: 1 }}>{label}</span>
              {count !== undefined && <Figures style={{ color: color.ink2 }}>{count}</Figures>}
            </label>
            {onMove !== undefined &&
              chosen.includes(value) &&
              moves.map(({ step, icon, key }) => (
                <button key={key} type="button" onClick={() => onMove(value, step)}>
                  <Icon name={icon} />
                  <Hidden>{text(key, { column: label })}</Hidden>
                </button>
              ))}
          </Option>
        ))}
      </Options>
    </>
  );
}

interface FilterChipProps {
  readonly label: string;
  readonly options: ChoiceListProps['options'];
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
}

/** One filter: a chip that opens its choices; set, it is blue and carries its own ×. */
export function FilterChip({ label, options, chosen, onChange }: FilterChipProps) {
  const text = useText(listMessages);
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const id = useId();
  const names = chosen.map(
    (value) => options.find((option) => option.value === value)?.label ?? value,
  );
  const first = names[0] ?? '';
  const words = names.length > 1 ? `${first} +${names.length - 1}` : first;
  const open = (event: { readonly currentTarget: HTMLElement }) => setAnchor(event.currentTarget);
  const popover = (
    <Popover
      open={anchor !== null}
      anchorEl={anchor}
      onClose={() => setAnchor(null)}
      anchorOrigin={{ vertical: 'bottom', horizontal: 'left' }}
      transitionDuration={0}
      slotProps={{ paper: { role: 'dialog', 'aria-label': label, id } }}
    >
      <ChoiceList legend={label} options={options} chosen={chosen} onChange={onChange} />
    </Popover>
  );
  const on = chosen.length > 0;
  const look = on ? { 'data-on': '' } : {};
  // The button stays the same when a choice sets it: the choices hang on it.
  return (
    <OnChip {...look}>
      <Chip
        type="button"
        {...look}
        aria-haspopup="dialog"
        aria-expanded={anchor !== null}
        onClick={open}
      >
        {label}
        {on ? (
          <>
            : <b>{words}</b>
          </>
        ) : (
          <Icon name="down" />
        )}
      </Chip>
      {on && (
        <Chip type="button" data-on="" onClick={() => onChange([])}>
          <Icon name="close" />
          <Hidden>
            {label}: {words}, {text('list.filter.remove')}
          </Hidden>
        </Chip>
      )}
      {popover}
    </OnChip>
  );
}

export interface FilterBarProps<R> {
  readonly control: ListControl;
  readonly filters: readonly ListFilter<R>[];
}

/** All chips of a list, and the way back to no filter. */
export function FilterBar<R>({ control, filters }: FilterBarProps<R>) {
  const text = useText(listMessages);
  const { state, change } = control;
  const set = filters.filter(({ id }) => state.filters[id] !== undefined);
  const open = filters.filter(({ id }) => state.filters[id] === undefined);
  return (
    <>
      {[...set, ...open].map((filter) => (
        <FilterChip
          key={filter.id}
          label={filter.label}
          options={filter.options}
          chosen={state.filters[filter.id] ?? []}
          onChange={(values) => change(withFilter(state, filter.id, values))}
        />
      ))}
      {conditionsOf(state) > 0 && (
        <LinkButton
          type="button"
          style={{ marginLeft: 6 }}
          onClick={() => change({ ...state, filters: {}, query: '' })}
        >
          {text('list.filter.clear')}
        </LinkButton>
      )}
    </>
  );
}
