import Button from '@mui/material/Button';
import { useState, type ReactNode } from 'react';
import { offlineCode, type Failure, type Read } from './data.tsx';
import { useText } from './language.tsx';
import { uiMessages } from './messages.ts';
import { Empty, ErrorBox, Loading, NoPermission } from './states.tsx';
import { formatTime } from './instant.ts';

export interface FailureBoxProps {
  readonly failure: Failure;
  /** What did not happen: "Không tải được danh sách nhiệm vụ". */
  readonly title?: string;
  readonly at?: number;
  readonly onRetry?: () => void;
}

/** A failure in the words of its kind: whose fault, what was kept, what to do. */
export function FailureBox({ failure, title, at, onRetry }: FailureBoxProps) {
  const text = useText(uiMessages);
  const [shownAt] = useState(() => Date.now());
  const retry =
    onRetry === undefined ? undefined : <Button onClick={onRetry}>{text('retry')}</Button>;
  if (failure.kind === 'forbidden') return <NoPermission title={failure.detail} />;
  if (failure.kind === 'not_found') {
    return <Empty title={text('notFound.title')}>{failure.detail}</Empty>;
  }
  const offline = failure.code === offlineCode;
  return (
    <ErrorBox
      title={title ?? text('error.load')}
      action={retry}
      trace={offline ? undefined : (failure.traceId ?? undefined)}
    >
      {offline ? text('error.offline', { time: formatTime(at ?? shownAt) }) : failure.detail}
    </ErrorBox>
  );
}

/** What takes the place of a list's rows when they could not be read; nothing when they could. */
export function problemOf(
  of: Pick<Read<unknown>, 'failure' | 'failedAt' | 'retry'>,
  title: string,
): ReactNode {
  if (of.failure === null) return undefined;
  return <FailureBox failure={of.failure} title={title} at={of.failedAt} onRetry={of.retry} />;
}

export interface LoadedProps<T> {
  readonly of: Read<T>;
  /** What is being fetched, for the waiting and for the failing. */
  readonly label?: string;
  readonly failed?: string;
  readonly waiting?: ReactNode;
  readonly children: (data: T) => ReactNode;
}

/** Shows what a read brings; until then, or instead, what a person needs to know. */
export function Loaded<T>({ of, label, failed, waiting, children }: LoadedProps<T>) {
  if (of.data !== undefined) return children(of.data);
  if (of.failure !== null) {
    return (
      <FailureBox
        failure={of.failure}
        at={of.failedAt}
        onRetry={of.retry}
        {...(failed === undefined ? {} : { title: failed })}
      />
    );
  }
  return waiting ?? <Loading {...(label === undefined ? {} : { label })} />;
}
