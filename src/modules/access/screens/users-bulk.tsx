import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import {
  BulkDialog,
  forget,
  TextField,
  useSession,
  useText,
  useWrite,
  type DryRun,
} from '../../../ui/index.ts';
import { disableUser, listUsers } from '../contract/index.ts';
import { accessScreenMessages } from './messages.ts';
import type { User } from './place.tsx';

interface DisableUsersProps {
  readonly users: readonly User[];
  /** How many were disabled. */
  readonly onClose: (done: number) => void;
}

/** Disables several accounts for one reason; one's own and those that are disabled stay. */
export function DisableUsers({ users, onClose }: DisableUsersProps) {
  const own = useText(accessScreenMessages);
  const queries = useQueryClient();
  const session = useSession();
  const write = useWrite(disableUser);
  const [reason, setReason] = useState('');
  const given = reason.normalize('NFC').trim();
  const check = ({ login, state }: User): DryRun => {
    if (login === session?.login) return { ok: false, words: own('users.bulk.self') };
    if (state === 'disabled') return { ok: false, words: own('users.bulk.already') };
    return { ok: true, words: own('users.bulk.will') };
  };
  return (
    <BulkDialog
      title={own('users.bulk.title')}
      of={own('users.title')}
      rows={users}
      rowId={({ login }) => login}
      rowName={({ login, name }) => `${name} (${login})`}
      check={check}
      deed={(ready) => own('users.bulk.deed', { count: ready })}
      refused={given === '' ? own('users.bulk.reasonMissing') : undefined}
      act={({ login }) => write.send({ login, reason: given })}
      onClose={(done) => {
        void forget(queries, listUsers);
        onClose(done);
      }}
    >
      <TextField label={own('users.bulk.reason')} value={reason} onChange={setReason} required />
    </BulkDialog>
  );
}
