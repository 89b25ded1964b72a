import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReplyOf } from '../../../kernel/index.ts';
import {
  Button,
  ConfirmDialog,
  FailureBox,
  forget,
  formatInstant,
  Heading2,
  KeyValues,
  Loaded,
  Loading,
  Notice,
  Now,
  Page,
  RecordPage,
  Stack,
  StateMark,
  useCan,
  useLanguage,
  useRead,
  useText,
  useWrite,
  type ScreenProps,
} from '../../../ui/index.ts';
import { decideLetter, getLetter, listLetters } from '../contract/letters.ts';
import { letterMessages } from './letter-messages.ts';
import { standingLook } from './letters.tsx';

type Letter = ReplyOf<typeof getLetter>;
type Decision = 'send' | 'count_as_sent';

/** One letter as it goes out, and what a person may decide about it. */
export function LetterPage({ params }: ScreenProps) {
  const text = useText(letterMessages);
  const read = useRead(getLetter, { id: params['id'] ?? '' });
  return (
    <Page>
      <Loaded of={read} failed={text('oneFailed')} waiting={<Loading lines={10} />}>
        {(letter) => <Shown letter={letter} />}
      </Loaded>
    </Page>
  );
}

function Shown({ letter }: { readonly letter: Letter }) {
  const text = useText(letterMessages);
  const { language } = useLanguage();
  const [said, setSaid] = useState<string | null>(null);
  const { standing } = letter;
  return (
    <RecordPage
      crumbs={[{ label: text('title'), href: '/operations/letters' }, { label: text('one') }]}
      code={text(`channel.${letter.channel}`)}
      title={letter.title[language]}
      state={
        <StateMark kind={standingLook[standing]} boxed>
          {text(`standing.${standing}`)}
        </StateMark>
      }
      facts={factsOf(letter, text)}
      now={
        standing === 'dead' || standing === 'held' || standing === 'uncertain' ? (
          <Decide letter={letter} standing={standing} onDone={setSaid} />
        ) : null
      }
    >
      <Stack>
        {said !== null && <Notice tone="green">{said}</Notice>}
        <section>
          <Heading2>{text('content')}</Heading2>
          {letter.body === null ? (
            <p>{text('erased')}</p>
          ) : (
            <>
              <KeyValues>
                <dt>{text('to')}</dt>
                <dd>{letter.address}</dd>
                {letter.subject !== null && (
                  <>
                    <dt>{text('subject')}</dt>
                    <dd lang={letter.language}>{letter.subject}</dd>
                  </>
                )}
              </KeyValues>
              <p
                lang={letter.language}
                style={{ whiteSpace: 'pre-wrap', maxWidth: 720, marginTop: 12 }}
              >
                {letter.body}
              </p>
            </>
          )}
        </section>
      </Stack>
    </RecordPage>
  );
}

function factsOf(letter: Letter, text: ReturnType<typeof useText<keyof typeof letterMessages.vi>>) {
  const { standing, settledAt, settledBy, fault } = letter;
  return [
    { label: text('queued'), value: formatInstant(letter.queuedAt) },
    { label: text('attempts'), value: letter.attempts },
    ...(standing === 'queued' && letter.attempts > 0
      ? [{ label: text('next'), value: formatInstant(letter.nextAt) }]
      : []),
    ...(settledAt === null
      ? []
      : [
          {
            label: text(standing === 'dead' ? 'stopped' : 'settled'),
            value: formatInstant(settledAt),
          },
        ]),
    ...(settledBy === null ? [] : [{ label: text('by'), value: settledBy }]),
    ...(fault === null ? [] : [{ label: text('fault'), value: fault }]),
  ];
}

interface DecideProps {
  readonly letter: Letter;
  readonly standing: 'dead' | 'held' | 'uncertain';
  readonly onDone: (said: string) => void;
}

function Decide({ letter, standing, onDone }: DecideProps) {
  const text = useText(letterMessages);
  const can = useCan();
  const queries = useQueryClient();
  const decide = useWrite(decideLetter);
  const [asked, setAsked] = useState<Decision | null>(null);
  const sendWord = text(standing === 'held' ? 'sendFirst' : 'send');
  const send = async (decision: Decision) => {
    const done = await decide.send({ id: letter.id, decision });
    if (!done.ok) return;
    setAsked(null);
    onDone(text(decision === 'send' ? 'sent' : 'counted'));
    await forget(queries, getLetter, listLetters);
  };
  const actions = can('operations.manage') && (
    <>
      <Button onClick={() => setAsked('count_as_sent')}>{text('countAsSent')}</Button>
      <Button variant="contained" onClick={() => setAsked('send')}>
        {sendWord}
      </Button>
    </>
  );
  return (
    <Now actions={actions}>
      {text(`now.${standing}`)}
      {asked !== null && (
        <ConfirmDialog
          open
          title={asked === 'send' ? sendWord : text('countAsSent')}
          deed={asked === 'send' ? sendWord : text('countAsSent')}
          busy={decide.busy}
          onConfirm={() => void send(asked)}
          onClose={() => {
            decide.clear();
            setAsked(null);
          }}
        >
          <p>{text(asked === 'send' ? 'sendText' : 'countText')}</p>
          {standing === 'uncertain' && asked === 'send' && <p>{text('now.uncertain')}</p>}
          {decide.failure !== null && <FailureBox failure={decide.failure} />}
        </ConfirmDialog>
      )}
    </Now>
  );
}
