import { useId, useState, type FormEvent } from 'react';
import { signIn } from '../modules/access/contract/index.ts';
import { offlineCode, useWrite, type Failure } from '../ui/data.tsx';
import { TextField } from '../ui/field.tsx';
import { useText } from '../ui/language.tsx';
import { uiMessages } from '../ui/messages.ts';
import { Deed } from '../ui/overlays.tsx';
import { ErrorSummary } from '../ui/states.tsx';
import { formatTime } from '../ui/instant.ts';
import { color, font, type } from '../ui/theme/tokens.ts';
import { Entrance } from './entrance.tsx';
import { webMessages } from './messages.ts';

export interface LoginFormProps {
  /** The one whose session ended; the field is then filled. */
  readonly login?: string;
  readonly onSignedIn: () => void;
}

/** Words of a failure, also when nothing answered. */
export function useFailureWords(): (failure: Failure) => string {
  const text = useText(uiMessages);
  return (failure) =>
    failure.code === offlineCode
      ? text('error.offline', { time: formatTime(Date.now()) })
      : failure.detail;
}

/** Login and password. */
export function LoginForm({ login: given = '', onSignedIn }: LoginFormProps) {
  const text = useText(webMessages);
  const words = useFailureWords();
  const id = useId();
  const [login, setLogin] = useState(given);
  const [password, setPassword] = useState('');
  const [code, setCode] = useState<string | null>(null);
  const [mustEnrol, setMustEnrol] = useState(false);
  const [shown, setShown] = useState(false);
  const [tried, setTried] = useState(false);
  const write = useWrite(signIn);
  const loginMissing = tried && login.trim() === '' ? text('login.nameMissing') : undefined;
  const passwordMissing = tried && password === '' ? text('login.passwordMissing') : undefined;

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (login.trim() === '' || password === '' || write.busy) return;
    const second = code === null || code.trim() === '' ? {} : { code: code.trim() };
    const result = await write.send({ login: login.trim().normalize('NFC'), password, ...second });
    const why = result.ok ? null : result.error.code;
    if (result.ok && result.value.mustEnrol === true) setMustEnrol(true);
    else if (result.ok) onSignedIn();
    else if (why === 'access.code_needed' || why === 'access.code_wrong') setCode('');
    else setPassword('');
    setTried(false);
  };
  if (mustEnrol) return <EnrolAdvice onLater={onSignedIn} />;
  return (
    <form onSubmit={(event) => void submit(event)} noValidate style={{ display: 'grid', gap: 12 }}>
      {write.failure !== null && !write.busy && (
        <ErrorSummary
          title={text('login.failed')}
          errors={[
            {
              field: code === null ? `${id}-password` : `${id}-code`,
              text: words(write.failure),
            },
          ]}
        />
      )}
      <TextField
        id={`${id}-login`}
        label={text('login.name')}
        value={login}
        onChange={setLogin}
        autoComplete="username"
        autoFocus={given === ''}
        error={loginMissing}
        required
      />
      <TextField
        id={`${id}-password`}
        label={text('login.password')}
        type={shown ? 'text' : 'password'}
        value={password}
        onChange={setPassword}
        autoComplete="current-password"
        autoFocus={given !== ''}
        error={passwordMissing}
        required
      />
      <label style={{ display: 'inline-flex', gap: 8, alignItems: 'center', minHeight: 24 }}>
        <input
          type="checkbox"
          checked={shown}
          style={{ width: 16, height: 16, accentColor: color.sea700 }}
          onChange={(event) => setShown(event.target.checked)}
        />
        {text('login.show')}
      </label>
      {code !== null && (
        <TextField
          id={`${id}-code`}
          label={text('login.code')}
          hint={text('login.codeHint')}
          value={code}
          onChange={setCode}
          autoComplete="one-time-code"
          autoFocus
          required
        />
      )}
      <div>
        <Deed primary submit busy={write.busy}>
          {text('login.deed')}
        </Deed>
      </div>
    </form>
  );
}

/** Tells whoever holds a weighty post to set up a second step. */
function EnrolAdvice({ onLater }: { readonly onLater: () => void }) {
  const text = useText(webMessages);
  const now = () => {
    window.history.replaceState(null, '', '/app/account');
    window.location.reload();
  };
  return (
    <div role="status" style={{ display: 'grid', gap: 12 }}>
      <p>{text('login.mustEnrol')}</p>
      <div style={{ display: 'flex', gap: 8 }}>
        <Deed primary onClick={now}>
          {text('login.enrolNow')}
        </Deed>
        <Deed onClick={onLater}>{text('login.enrolLater')}</Deed>
      </div>
    </div>
  );
}

/** The page of everybody who is not signed in. */
export function LoginPage({ onSignedIn }: { readonly onSignedIn: () => void }) {
  const text = useText(webMessages);
  return (
    <Entrance title={text('login.title')}>
      <p>{text('login.lead')}</p>
      <LoginForm onSignedIn={onSignedIn} />
      <p>
        <a href="/app/forgot">{text('forgot.open')}</a>
      </p>
      <p style={{ color: color.ink2, font: `400 ${type.t13} ${font.ui}` }}>{text('login.help')}</p>
      <p>
        <a href="/">{text('login.public')}</a>
      </p>
    </Entrance>
  );
}
