import { useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { formatDate, type IsoDate, type ReplyOf } from '../../../kernel/index.ts';
import {
  Button,
  DayField,
  Deed,
  ErrorSummary,
  FailureBox,
  forget,
  Heading2,
  Hidden,
  Loaded,
  Notice,
  SelectField,
  SideScroll,
  Stack,
  StateMark,
  Table,
  TextField,
  useRead,
  useText,
  useWrite,
} from '../../../ui/index.ts';
import { delegate, delegateFor, endDelegation, getMe, listDelegations } from '../contract/index.ts';
import { accessScreenMessages } from './messages.ts';
import { usePostWords } from './place.tsx';

type Lending = ReplyOf<typeof listDelegations>;
type Delegation = Lending['delegations'][number];

const marks = { coming: 'open', held: 'yes', past: 'void' } as const;

/** What one lent during leave, and holds for others. */
export function Delegations() {
  const text = useText(accessScreenMessages);
  const queries = useQueryClient();
  const read = useRead(listDelegations, {});
  const end = useWrite(endDelegation);
  const [said, setSaid] = useState<string | null>(null);
  const say = async (words: string) => {
    setSaid(words);
    await forget(queries, listDelegations, getMe);
  };
  const finish = async (id: string) => {
    const result = await end.send({ id, reason: text('lend.endReason') });
    if (result.ok) await say(text('lend.ended'));
  };
  return (
    <section>
      <Heading2>{text('lend.title')}</Heading2>
      <Stack style={{ gap: 12 }}>
        <p>{text('lend.what')}</p>
        {said !== null && <Notice tone="green">{said}</Notice>}
        {end.failure !== null && <FailureBox failure={end.failure} />}
        <Loaded of={read}>
          {({ posts, delegations }) => (
            <Stack style={{ gap: 12 }}>
              {delegations.length > 0 && (
                <DelegationTable rows={delegations} onEnd={(id) => void finish(id)} />
              )}
              {posts.length > 0 && <LendForm posts={posts} onDone={say} />}
            </Stack>
          )}
        </Loaded>
      </Stack>
    </section>
  );
}

interface DelegationTableProps {
  readonly rows: readonly Delegation[];
  /** Absent where they are only shown. */
  readonly onEnd?: (id: string) => void;
}

export function DelegationTable({ rows, onEnd }: DelegationTableProps) {
  const text = useText(accessScreenMessages);
  const words = usePostWords();
  return (
    <SideScroll
      tabIndex={0}
      role="region"
      aria-label={text('lend.title')}
      // Words that only a reader hears would else stick out of the page.
      style={{ position: 'relative' }}
    >
      <Table>
        <thead>
          <tr>
            <th scope="col">{text('lend.post')}</th>
            <th scope="col">{text('lend.giver')}</th>
            <th scope="col">{text('lend.taker')}</th>
            <th scope="col">{text('me.from')}</th>
            <th scope="col">{text('me.to')}</th>
            <th scope="col">{text('user.state')}</th>
            {onEnd !== undefined && <th scope="col">{text('users.actions')}</th>}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <td data-wrap="">
                {words(row)} ({row.reason})
              </td>
              <td>{row.giverName}</td>
              <td>{row.takerName}</td>
              <td>{formatDate(row.from)}</td>
              <td>{formatDate(row.last)}</td>
              <td>
                <StateMark kind={marks[row.state]}>{text(`lend.state.${row.state}`)}</StateMark>
              </td>
              {onEnd !== undefined && (
                <td>
                  {row.state !== 'past' && (
                    <Button size="small" onClick={() => onEnd(row.id)}>
                      {text('user.endShort')} <Hidden>{words(row)}</Hidden>
                    </Button>
                  )}
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </Table>
    </SideScroll>
  );
}

interface LendFormProps {
  readonly posts: Lending['posts'];
  /** Whose posts they are, when an administrator lends for somebody absent. */
  readonly of?: string;
  readonly onDone: (said: string) => Promise<void>;
}

export function LendForm({ posts, of, onDone }: LendFormProps) {
  const text = useText(accessScreenMessages);
  const words = usePostWords();
  const own = useWrite(delegate);
  const others = useWrite(delegateFor);
  const write = of === undefined ? own : others;
  const [post, setPost] = useState(posts[0]?.id ?? '');
  const [to, setTo] = useState('');
  const [from, setFrom] = useState<IsoDate | null>(null);
  const [last, setLast] = useState<IsoDate | null>(null);
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const missing = to.trim() === '' || last === null || reason.trim() === '';
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (to.trim() === '' || last === null || reason.trim() === '' || write.busy) return;
    const on = from === null ? {} : { on: from };
    const asked = { post, to: to.trim(), last, reason: reason.trim(), ...on };
    const result = await (of === undefined
      ? own.send(asked)
      : others.send({ ...asked, login: of }));
    if (!result.ok) return;
    setTo('');
    setReason('');
    setTried(false);
    await onDone(text('lend.done', { to: to.trim(), last: formatDate(last) }));
  };
  const errors = [
    ...(tried && missing ? [{ text: text('lend.missing') }] : []),
    ...(write.failure !== null && !write.busy ? [{ text: write.failure.detail }] : []),
  ];
  return (
    <form onSubmit={(event) => void submit(event)} noValidate style={{ maxWidth: 480 }}>
      <Stack style={{ gap: 12 }}>
        {errors.length > 0 && <ErrorSummary errors={errors} />}
        <SelectField
          label={text('lend.post')}
          value={post}
          onChange={setPost}
          options={posts.map((each) => ({ value: each.id, label: words(each) }))}
        />
        <TextField label={text('lend.to')} hint={text('lend.toHint')} value={to} onChange={setTo} />
        <DayField label={text('lend.from')} value={from} onChange={setFrom} />
        <DayField label={text('lend.last')} value={last} onChange={setLast} />
        <TextField label={text('lend.reason')} value={reason} onChange={setReason} />
        <div>
          <Deed submit busy={write.busy}>
            {text('lend.deed')}
          </Deed>
        </div>
      </Stack>
    </form>
  );
}
