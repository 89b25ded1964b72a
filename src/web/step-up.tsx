import { useId, useState } from 'react';
import { proveSession } from '../modules/access/contract/index.ts';
import { useWrite } from '../ui/data.tsx';
import { TextField } from '../ui/field.tsx';
import { useText } from '../ui/language.tsx';
import { ConfirmDialog } from '../ui/overlays.tsx';
import { ErrorSummary } from '../ui/states.tsx';
import { useFailureWords } from './login.tsx';
import { stepUpMessages } from './step-up-messages.ts';

/** Asks for the password or a code before a grave act; the act then goes on by itself. */
export function StepUpDialog({ onDone }: { readonly onDone: (proved: boolean) => void }) {
  const text = useText(stepUpMessages);
  const words = useFailureWords();
  const id = useId();
  const [proof, setProof] = useState('');
  const [tried, setTried] = useState(false);
  const write = useWrite(proveSession);
  const send = async () => {
    setTried(true);
    if (proof.trim() === '' || write.busy) return;
    const result = await write.send({ proof });
    if (result.ok) onDone(true);
    else setProof('');
  };
  const missing = tried && proof === '' && write.failure === null ? text('missing') : undefined;
  return (
    <ConfirmDialog
      open
      title={text('title')}
      deed={text('deed')}
      busy={write.busy}
      onConfirm={() => void send()}
      onClose={() => onDone(false)}
    >
      <form
        noValidate
        style={{ display: 'grid', gap: 12 }}
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <p>{text('text')}</p>
        {write.failure !== null && !write.busy && (
          <ErrorSummary errors={[{ field: `${id}-proof`, text: words(write.failure) }]} />
        )}
        <TextField
          id={`${id}-proof`}
          label={text('proof')}
          type="password"
          value={proof}
          onChange={setProof}
          autoComplete="current-password"
          error={missing}
          autoFocus
        />
      </form>
    </ConfirmDialog>
  );
}
