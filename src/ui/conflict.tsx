import Button from '@mui/material/Button';
import type { ReactNode } from 'react';
import { useText } from './language.tsx';
import { uiMessages } from './messages.ts';
import { Hidden, Row } from './parts.tsx';
import { Table } from './table-look.ts';

export interface ConflictField {
  readonly label: string;
  readonly mine: ReactNode;
  readonly theirs: ReactNode;
}

export interface ConflictProps {
  /** Who was first. */
  readonly name: string;
  /** "09:38" */
  readonly time: string;
  readonly fields: readonly ConflictField[];
  /** Absent where the first one stands and can only be answered anew. */
  readonly onKeepMine?: () => void;
  readonly onKeepTheirs: () => void;
}

/** Two people changed one thing: both versions side by side, and a choice. */
export function Conflict({ name, time, fields, onKeepMine, onKeepTheirs }: ConflictProps) {
  const text = useText(uiMessages);
  return (
    <section role="alert" style={{ padding: '12px 16px' }}>
      <p style={{ marginBottom: 8 }}>
        <b>{text('conflict.title', { name, time })}</b> {text('conflict.text')}
      </p>
      <Table>
        <caption>
          <Hidden>{text('conflict.caption')}</Hidden>
        </caption>
        <thead>
          <tr>
            <th scope="col">{text('conflict.field')}</th>
            <th scope="col">{text('conflict.mine')}</th>
            <th scope="col">{text('conflict.theirs', { time })}</th>
          </tr>
        </thead>
        <tbody>
          {fields.map((field) => (
            <tr key={field.label}>
              <th scope="row">{field.label}</th>
              <td data-wrap="">{field.mine}</td>
              <td data-wrap="">{field.theirs}</td>
            </tr>
          ))}
        </tbody>
      </Table>
      <Row style={{ marginTop: 10 }}>
        {onKeepMine !== undefined && (
          <Button onClick={onKeepMine}>{text('conflict.keepMine')}</Button>
        )}
        <Button onClick={onKeepTheirs}>{text('conflict.keepTheirs', { time })}</Button>
      </Row>
    </section>
  );
}
