import { useId, useState, type FormEvent } from 'react';
import { askPasswordReset } from '../modules/access/contract/index.ts';
import { useWrite } from '../ui/data.tsx';
import { TextField } from '../ui/field.tsx';
import { useText } from '../ui/language.tsx';
import { Deed } from '../ui/overlays.tsx';
import { ErrorSummary, Notice } from '../ui/states.tsx';
import { Entrance } from './entrance.tsx';
import { useFailureWords } from './login.tsx';
import { webMessages } from './messages.ts';

/** Asks for a link to a new password; the answer tells nobody which accounts there are. */
export function ForgotPasswordPage() {
  const text = useText(webMessages);
  const words = useFailureWords();
  const id = useId();
  const [login, setLogin] = useState('');
  const [tried, setTried] = useState(false);
  const [asked, setAsked] = useState<string | null>(null);
  const write = useWrite(askPasswordReset);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    const given = login.trim().normalize('NFC');
    if (given === '' || write.busy) return;
    const result = await write.send({ login: given });
    if (result.ok) setAsked(given);
  };
  return (
    <Entrance title={text('forgot.title')}>
      {asked !== null ? (
        <>
          <Notice tone="green">{text('forgot.asked', { login: asked })}</Notice>
          <p>{text('forgot.none')}</p>
        </>
      ) : (
        <form
          onSubmit={(event) => void submit(event)}
          noValidate
          style={{ display: 'grid', gap: 12 }}
        >
          <p>{text('forgot.lead')}</p>
          {write.failure !== null && !write.busy && (
            <ErrorSummary
              title={text('forgot.failed')}
              errors={[{ field: `${id}-login`, text: words(write.failure) }]}
            />
          )}
          <TextField
            id={`${id}-login`}
            label={text('login.name')}
            value={login}
            onChange={setLogin}
            autoComplete="username"
            autoFocus
            error={tried && login.trim() === '' ? text('login.nameMissing') : undefined}
            required
          />
          <div>
            <Deed primary submit busy={write.busy}>
              {text('forgot.deed')}
            </Deed>
          </div>
        </form>
      )}
      <p>
        <a href="/app/">{text('login.title')}</a>
      </p>
    </Entrance>
  );
}
