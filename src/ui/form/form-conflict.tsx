import Button from '@mui/material/Button';
import { useState, type ReactNode } from 'react';
import { useText } from '../language.tsx';
import { Hidden } from '../parts.tsx';
import { Table } from '../table-look.ts';
import { formatInstant } from '../instant.ts';
import { differing, merged, type Values } from './draft.ts';
import { formMessages } from './messages.ts';
import type { FieldWords } from './shape.ts';

export interface FormConflictProps<V extends Values> {
  readonly mine: V;
  readonly theirs: V;
  /** When the other one was saved. */
  readonly at: string;
  readonly fields: FieldWords<V>;
  readonly onSettle: (values: V) => void;
}

/** One draft changed in two places: both versions side by side, and a choice for each field. */
export function FormConflict<V extends Values>(props: FormConflictProps<V>) {
  const { mine, theirs, fields } = props;
  const text = useText(formMessages);
  const [taken, setTaken] = useState<readonly string[]>([]);
  const time = formatInstant(props.at);
  const names = differing(mine, theirs);
  const cell = (name: keyof V & string, of: 'mine' | 'theirs'): ReactNode => {
    const { label, show } = fields[name];
    const value = (of === 'mine' ? mine : theirs)[name];
    const chosen = taken.includes(name) === (of === 'theirs');
    const words = text(of === 'mine' ? 'takeMine' : 'takeTheirs', { field: label, time });
    return (
      <td data-wrap="">
        <label style={{ display: 'flex', gap: 8, minHeight: 24, alignItems: 'baseline' }}>
          <input
            type="radio"
            name={`take-${name}`}
            checked={chosen}
            aria-label={words}
            onChange={() => {
              const others = taken.filter((each) => each !== name);
              setTaken(of === 'theirs' ? [...others, name] : others);
            }}
          />
          <span>{show === undefined ? String(value) : show(value)}</span>
        </label>
      </td>
    );
  };
  return (
    <section role="alert" style={{ maxWidth: 860 }}>
      <p style={{ marginBottom: 8 }}>
        <b>{text('conflict', { time })}</b> {text('conflictText')}
      </p>
      <Table>
        <caption>
          <Hidden>{text('conflictCaption')}</Hidden>
        </caption>
        <thead>
          <tr>
            <th scope="col">{text('field')}</th>
            <th scope="col">{text('mine')}</th>
            <th scope="col">{text('theirs', { time })}</th>
          </tr>
        </thead>
        <tbody>
          {names.map((name) => (
            <tr key={name}>
              <th scope="row">{fields[name].label}</th>
              {cell(name, 'mine')}
              {cell(name, 'theirs')}
            </tr>
          ))}
        </tbody>
      </Table>
      <Button
        variant="contained"
        style={{ marginTop: 10 }}
        onClick={() => props.onSettle(merged(mine, theirs, taken))}
      >
        {text('settle')}
      </Button>
    </section>
  );
}
