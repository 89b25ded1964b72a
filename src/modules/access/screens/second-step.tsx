import { useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import type { ReplyOf } from '../../../kernel/index.ts';
import {
  Button,
  Deed,
  FailureBox,
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
import {
  confirmSecondStep,
  endSecondStep,
  getSecondStep,
  renewRecoveryCodes,
  startSecondStep,
} from '../contract/index.ts';
import { secondStepMessages } from './second-step-messages.ts';

type Started = ReplyOf<typeof startSecondStep>;

/** The own second step: set it up, see its codes once, turn it off. */
export function SecondStep() {
  const text = useText(secondStepMessages);
  const queries = useQueryClient();
  const read = useRead(getSecondStep, {});
  const start = useWrite(startSecondStep);
  const renew = useWrite(renewRecoveryCodes);
  const end = useWrite(endSecondStep);
  const [started, setStarted] = useState<Started | null>(null);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  const failure = [start, renew, end].find((write) => write.failure !== null)?.failure ?? null;
  const show = async (given: readonly string[]) => {
    setStarted(null);
    setCodes(given);
    await forget(queries, getSecondStep);
  };
  const begin = async () => {
    setSaid(null);
    const result = await start.send({});
    if (result.ok) setStarted(result.value);
  };
  const again = async () => {
    const result = await renew.send({});
    if (result.ok) await show(result.value.codes);
  };
  const finish = async () => {
    const result = await end.send({});
    if (result.ok) setSaid(text('ended'));
    setCodes(null);
    await forget(queries, getSecondStep);
  };
  return (
    <section style={{ maxWidth: 560 }}>
      <Heading2>{text('title')}</Heading2>
      <Stack style={{ gap: 12 }}>
        <p>{text('what')}</p>
        {said !== null && <Notice tone="green">{said}</Notice>}
        {failure !== null && <FailureBox failure={failure} />}
        {codes !== null && <Codes codes={codes} onKept={() => setCodes(null)} />}
        {started !== null && <Enrolment started={started} onCodes={(given) => void show(given)} />}
        <Loaded of={read}>
          {({ since, codesLeft, required }) =>
            since === null ? (
              <Stack style={{ gap: 12 }}>
                {required && <Notice>{text('required')}</Notice>}
                {started === null && (
                  <Row>
                    <span>{text('off')}</span>
                    <Deed busy={start.busy} onClick={() => void begin()}>
                      {text('start')}
                    </Deed>
                  </Row>
                )}
              </Stack>
            ) : (
              <Stack style={{ gap: 12 }}>
                <p>{text('on', { time: formatInstant(since), count: codesLeft })}</p>
                <Row>
                  <Deed busy={renew.busy} onClick={() => void again()}>
                    {text('renew')}
                  </Deed>
                  <Deed busy={end.busy} onClick={() => void finish()}>
                    {text('end')}
                  </Deed>
                </Row>
              </Stack>
            )
          }
        </Loaded>
      </Stack>
    </section>
  );
}

interface EnrolmentProps {
  readonly started: Started;
  readonly onCodes: (codes: readonly string[]) => void;
}

/** Squares of quiet around a QR code (ISO/IEC 18004). */
const quiet = 4;

function Enrolment({ started, onCodes }: EnrolmentProps) {
  const text = useText(secondStepMessages);
  const [code, setCode] = useState('');
  const write = useWrite(confirmSecondStep);
  const { key, picture } = started;
  const side = picture.size + 2 * quiet;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (code.trim() === '' || write.busy) return;
    const result = await write.send({ code: code.trim() });
    if (result.ok) onCodes(result.value.codes);
    else setCode('');
  };
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <Stack style={{ gap: 12 }}>
        <p>{text('scan')}</p>
        <svg
          role="img"
          aria-label={text('picture')}
          viewBox={`${-quiet} ${-quiet} ${side} ${side}`}
          width={200}
          height={200}
          style={{ background: '#fff' }}
          shapeRendering="crispEdges"
        >
          <path d={picture.path} fill="#000" />
        </svg>
        <p>
          {text('key')}: <code>{key.replace(/(.{4})(?=.)/g, '$1 ')}</code>
        </p>
        <TextField
          label={text('code')}
          value={code}
          onChange={setCode}
          autoComplete="one-time-code"
          error={write.failure === null || write.busy ? undefined : write.failure.detail}
          autoFocus
        />
        <div>
          <Deed primary submit busy={write.busy}>
            {text('confirm')}
          </Deed>
        </div>
      </Stack>
    </form>
  );
}

interface CodesProps {
  readonly codes: readonly string[];
  readonly onKept: () => void;
}

function Codes({ codes, onKept }: CodesProps) {
  const text = useText(secondStepMessages);
  return (
    <Notice>
      <strong>{text('codes')}.</strong> {text('codesText')}
      <ol aria-label={text('codes')} style={{ columns: 2, margin: '8px 0 8px 24px' }}>
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ol>
      <Row>
        <Button onClick={() => window.print()}>{text('print')}</Button>
        <Button onClick={onKept}>{text('saved')}</Button>
      </Row>
    </Notice>
  );
}
