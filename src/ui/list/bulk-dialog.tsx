import { useState, type ReactNode } from 'react';
import type { Result } from '../../kernel/index.ts';
import type { Failure } from '../data.tsx';
import { useText } from '../language.tsx';
import { ConfirmDialog } from '../overlays.tsx';
import { Hidden } from '../parts.tsx';
import { StateMark } from '../state-mark.tsx';
import { Table } from '../table-look.ts';
import { listMessages } from './messages.ts';

/** What would become of one row, found without changing anything. */
export type DryRun = { readonly ok: boolean; readonly words: string };

export interface BulkDialogProps<R> {
  readonly title: string;
  /** Heading of the rows' names. */
  readonly of: string;
  readonly rows: readonly R[];
  readonly rowId: (row: R) => string;
  readonly rowName: (row: R) => string;
  /** What will happen to a row, or why it will not. */
  readonly check: (row: R) => DryRun;
  /** Named by the deed and the number: "Khóa 2 tài khoản". */
  readonly deed: (ready: number) => string;
  /** Why it cannot be begun yet: a reason is missing. */
  readonly refused?: string | undefined;
  /** Does it to one row; the rows that fail say why, the others are done. */
  readonly act: (row: R) => Promise<Result<unknown, Failure>>;
  /** Fields that belong to the deed as a whole: a reason, a document. */
  readonly children?: ReactNode;
  readonly onClose: (done: number) => void;
}

type Outcome = DryRun & { readonly state: 'done' | 'failed' };

/** One deed on many rows: first what would happen, row by row; then what did, and why not. */
export function BulkDialog<R>(props: BulkDialogProps<R>) {
  const { rows, rowId, check } = props;
  const text = useText(listMessages);
  const [outcomes, setOutcomes] = useState<ReadonlyMap<string, Outcome>>(new Map());
  const [state, setState] = useState<'asking' | 'busy' | 'over'>('asking');
  const ready = rows.filter((row) => check(row).ok);
  const done = [...outcomes.values()].filter((each) => each.state === 'done').length;
  const run = async () => {
    setState('busy');
    for (const row of ready) {
      const result = await props.act(row);
      const outcome: Outcome = result.ok
        ? { ok: true, words: text('list.bulk.done'), state: 'done' }
        : { ok: false, words: result.error.detail, state: 'failed' };
      setOutcomes((before) => new Map(before).set(rowId(row), outcome));
    }
    setState('over');
  };
  const close = () => {
    if (state !== 'busy') props.onClose(done);
  };
  const none = ready.length === 0 ? text('list.bulk.none') : undefined;
  return (
    <ConfirmDialog
      open
      title={props.title}
      deed={props.deed(ready.length)}
      busy={state === 'busy'}
      over={state === 'over'}
      refused={none ?? props.refused}
      onConfirm={() => void run()}
      onClose={close}
    >
      {state === 'asking' && props.children}
      <p role="status" style={{ margin: '8px 0' }}>
        {state === 'asking'
          ? text('list.bulk.ready', { ready: ready.length, total: rows.length })
          : text('list.bulk.result', { done, total: rows.length, failed: rows.length - done })}
      </p>
      <Table>
        <caption>
          <Hidden>{props.title}</Hidden>
        </caption>
        <thead>
          <tr>
            <th scope="col">{props.of}</th>
            <th scope="col">{text('list.bulk.outcome')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const outcome = outcomes.get(rowId(row));
            const said = outcome ?? check(row);
            const kind = outcome === undefined ? (said.ok ? 'sent' : 'no') : outcome.state;
            return (
              <tr key={rowId(row)}>
                <th scope="row">{props.rowName(row)}</th>
                <td data-wrap="">
                  <StateMark kind={kind === 'failed' ? 'error' : kind}>{said.words}</StateMark>
                </td>
              </tr>
            );
          })}
        </tbody>
      </Table>
    </ConfirmDialog>
  );
}
