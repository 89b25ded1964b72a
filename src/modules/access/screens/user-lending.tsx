import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReplyOf } from '../../../kernel/index.ts';
import {
  Button,
  FailureBox,
  forget,
  Heading2,
  Notice,
  Stack,
  useText,
  useWrite,
} from '../../../ui/index.ts';
import { endDelegationOf, getUser } from '../contract/index.ts';
import { DelegationTable, LendForm } from './delegations.tsx';
import { accessScreenMessages } from './messages.ts';

interface UserLendingProps {
  readonly account: ReplyOf<typeof getUser>;
}

/** What an account lent and was lent; an administrator lends for somebody absent, and ends it. */
export function UserLending({ account }: UserLendingProps) {
  const text = useText(accessScreenMessages);
  const queries = useQueryClient();
  const end = useWrite(endDelegationOf);
  const [open, setOpen] = useState(false);
  const [said, setSaid] = useState<string | null>(null);
  const { user, delegations = [], mayChange } = account;
  const say = async (words: string) => {
    setSaid(words);
    setOpen(false);
    await forget(queries, getUser);
  };
  const finish = async (id: string) => {
    const done = await end.send({ login: user.login, id, reason: text('lendFor.endReason') });
    if (done.ok) await say(text('lend.ended'));
  };
  const mayLend = mayChange && user.state !== 'disabled' && user.posts.length > 0;
  if (delegations.length === 0 && !mayLend) return null;
  return (
    <section style={{ margin: '0 0 16px' }}>
      <Heading2>{text('lend.title')}</Heading2>
      <Stack style={{ gap: 12 }}>
        {said !== null && <Notice tone="green">{said}</Notice>}
        {end.failure !== null && <FailureBox failure={end.failure} />}
        {delegations.length > 0 && (
          <DelegationTable
            rows={delegations}
            {...(mayChange ? { onEnd: (id: string) => void finish(id) } : {})}
          />
        )}
        {mayLend && (
          <>
            <div>
              <Button aria-expanded={open} onClick={() => setOpen(!open)}>
                {text('lendFor.title')}
              </Button>
            </div>
            {open && (
              <>
                <p>{text('lendFor.lead')}</p>
                <LendForm posts={user.posts} of={user.login} onDone={say} />
              </>
            )}
          </>
        )}
      </Stack>
    </section>
  );
}
