import { useState } from 'react';
import { confirmMail } from '../modules/access/contract/index.ts';
import { useWrite } from '../ui/data.tsx';
import { useText } from '../ui/language.tsx';
import { Deed } from '../ui/overlays.tsx';
import { ErrorBox, Notice } from '../ui/states.tsx';
import { Entrance } from './entrance.tsx';
import { useFailureWords } from './login.tsx';
import { webMessages } from './messages.ts';

/** Confirms a mail address by a press: programs that open every link of a letter confirm nothing. */
export function MailLinkPage({ token }: { readonly token: string }) {
  const text = useText(webMessages);
  const words = useFailureWords();
  const [done, setDone] = useState<{ readonly login: string; readonly mail: string } | null>(null);
  const write = useWrite(confirmMail);
  const confirm = async () => {
    const result = await write.send({ token });
    if (result.ok) setDone(result.value);
  };
  return (
    <Entrance title={text('mail.title')}>
      {done === null ? (
        <>
          <p>{text('mail.lead')}</p>
          {write.failure !== null && !write.busy && (
            <ErrorBox title={text('mail.failed')}>{words(write.failure)}</ErrorBox>
          )}
          <div>
            <Deed primary busy={write.busy} onClick={() => void confirm()}>
              {text('mail.deed')}
            </Deed>
          </div>
        </>
      ) : (
        <Notice tone="green">{text('mail.done', done)}</Notice>
      )}
      <p>
        <a href="/app/">{text('mail.on')}</a>
      </p>
    </Entrance>
  );
}
