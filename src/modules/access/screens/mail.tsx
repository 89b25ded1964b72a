import { useQueryClient } from '@tanstack/react-query';
import { useId, useState, type FormEvent } from 'react';
import type { ReplyOf } from '../../../kernel/index.ts';
import {
  Button,
  Deed,
  ErrorSummary,
  forget,
  formatInstant,
  Heading2,
  Loaded,
  Notice,
  Row,
  Stack,
  TextField,
  useRead,
  useText,
  useWrite,
} from '../../../ui/index.ts';
import { getMail, removeMail, setMail } from '../contract/index.ts';
import { mailMessages } from './mail-messages.ts';

/** The own mail address: named here, counted once the letter to it was answered. */
export function Mail() {
  const text = useText(mailMessages);
  const read = useRead(getMail, {});
  return (
    <section style={{ maxWidth: 480 }}>
      <Heading2>{text('title')}</Heading2>
      <p style={{ marginBottom: 12 }}>{text('lead')}</p>
      <Loaded of={read} failed={text('failed')}>
        {(own) => <MailForm own={own} />}
      </Loaded>
    </section>
  );
}

function MailForm({ own }: { readonly own: ReplyOf<typeof getMail> }) {
  const text = useText(mailMessages);
  const queries = useQueryClient();
  const id = useId();
  const [mail, setTyped] = useState('');
  const [missing, setMissing] = useState(false);
  const [said, setSaid] = useState<string | null>(null);
  const writes = { set: useWrite(setMail), remove: useWrite(removeMail) };
  const failure = writes.set.failure ?? writes.remove.failure;
  const busy = writes.set.busy || writes.remove.busy;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setSaid(null);
    setMissing(mail.trim() === '');
    if (mail.trim() === '' || busy) return;
    const done = await writes.set.send({ mail: mail.trim() });
    if (!done.ok) return;
    setTyped('');
    await forget(queries, getMail);
  };
  const remove = async () => {
    const done = await writes.remove.send({});
    if (done.ok) setSaid(text('removed'));
    await forget(queries, getMail);
  };
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <Stack style={{ gap: 12 }}>
        {said !== null && <Notice tone="green">{said}</Notice>}
        <p>{own.mail === null ? text('none') : text('is', { mail: own.mail })}</p>
        {own.pending !== null && (
          <Notice tone="sea">
            {text('pending', {
              mail: own.pending.mail,
              time: formatInstant(own.pending.expires),
            })}
          </Notice>
        )}
        {failure !== null && !busy && (
          <ErrorSummary errors={[{ field: `${id}-mail`, text: failure.detail }]} />
        )}
        <TextField
          id={`${id}-mail`}
          label={text(own.mail === null ? 'new' : 'other')}
          type="email"
          autoComplete="email"
          value={mail}
          onChange={setTyped}
          error={missing ? text('missing') : undefined}
        />
        <Row>
          <Deed submit busy={busy}>
            {text('deed')}
          </Deed>
          {(own.mail !== null || own.pending !== null) && (
            <Button onClick={() => void remove()}>{text('remove')}</Button>
          )}
        </Row>
      </Stack>
    </form>
  );
}
