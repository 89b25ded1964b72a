import { useEffect, useId, useState, type FormEvent } from 'react';
import { checkLink, useLink } from '../modules/access/contract/index.ts';
import { useClient, useWrite, type Failure } from '../ui/data.tsx';
import { TextField } from '../ui/field.tsx';
import { useText } from '../ui/language.tsx';
import { AppLink } from '../ui/navigation.tsx';
import { Deed } from '../ui/overlays.tsx';
import { ErrorBox, ErrorSummary, Loading, Notice } from '../ui/states.tsx';
import { formatInstant } from '../ui/instant.ts';
import { Entrance } from './entrance.tsx';
import { useFailureWords } from './login.tsx';
import { webMessages } from './messages.ts';

const consumeLink = useLink;

interface Holder {
  readonly login: string;
  readonly name: string;
  readonly expires: string;
}

type Checked = Holder | { readonly failure: Failure } | null;

/** Whoever holds a one-time link chooses a password; the token never stands in a request's path. */
export function PasswordLinkPage({ token }: { readonly token: string }) {
  const text = useText(webMessages);
  const words = useFailureWords();
  const client = useClient();
  const [checked, setChecked] = useState<Checked>(null);
  useEffect(() => {
    const control = new AbortController();
    client.call(checkLink, { token }, { signal: control.signal }).then(
      (result) => setChecked(result.ok ? result.value : { failure: result.error }),
      () => {},
    );
    return () => control.abort();
  }, [client, token]);
  return (
    <Entrance title={text('link.title')}>
      {checked === null && <Loading label={text('link.wait')} lines={2} />}
      {checked !== null && 'failure' in checked && (
        <ErrorBox title={text('link.bad')}>{words(checked.failure)}</ErrorBox>
      )}
      {checked !== null && 'login' in checked && <PasswordForm token={token} holder={checked} />}
    </Entrance>
  );
}

function PasswordForm({ token, holder }: { readonly token: string; readonly holder: Holder }) {
  const text = useText(webMessages);
  const words = useFailureWords();
  const id = useId();
  const [password, setPassword] = useState('');
  const [again, setAgain] = useState('');
  const [different, setDifferent] = useState(false);
  const [done, setDone] = useState(false);
  const write = useWrite(consumeLink);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setDifferent(password !== again);
    if (password !== again || write.busy) return;
    const result = await write.send({ token, password });
    if (result.ok) setDone(true);
  };
  if (done) {
    return (
      <>
        <Notice tone="green">{text('link.done', { login: holder.login })}</Notice>
        <p>
          <AppLink href="/">{text('login.title')}</AppLink>
        </p>
      </>
    );
  }
  return (
    <form onSubmit={(event) => void submit(event)} noValidate style={{ display: 'grid', gap: 12 }}>
      <p>
        {text('link.for', { login: holder.login, name: holder.name })}.{' '}
        {text('link.until', { time: formatInstant(holder.expires) })}
      </p>
      {write.failure !== null && !write.busy && (
        <ErrorSummary errors={[{ field: `${id}-a`, text: words(write.failure) }]} />
      )}
      <input type="hidden" name="username" autoComplete="username" value={holder.login} readOnly />
      <TextField
        id={`${id}-a`}
        label={text('link.new')}
        hint={text('link.hint')}
        type="password"
        autoComplete="new-password"
        value={password}
        onChange={setPassword}
        autoFocus
      />
      <TextField
        id={`${id}-b`}
        label={text('link.again')}
        type="password"
        autoComplete="new-password"
        value={again}
        onChange={setAgain}
        error={different ? text('link.different') : undefined}
      />
      <div>
        <Deed primary submit busy={write.busy}>
          {text('link.deed')}
        </Deed>
      </div>
    </form>
  );
}
