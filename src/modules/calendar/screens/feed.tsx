import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import {
  Button,
  ConfirmDialog,
  FailureBox,
  forget,
  formatInstant,
  Heading2,
  Notice,
  Row,
  Stack,
  TextField,
  useRead,
  useText,
  useWrite,
} from '../../../ui/index.ts';
import { endFeed, getFeed, makeFeed } from '../../desk/contract/index.ts';
import { calendarScreenMessages } from './messages.ts';

/** 256 bits in 43 letters: the server is told them once and keeps their hash only. */
function newSecret(): string {
  const letters = String.fromCodePoint(...crypto.getRandomValues(new Uint8Array(32)));
  return btoa(letters).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

/** The address by which a person's own calendar program reads the year and the deadlines. */
export function FeedAddress() {
  const own = useText(calendarScreenMessages);
  const queries = useQueryClient();
  const read = useRead(getFeed, {});
  const make = useWrite(makeFeed);
  const end = useWrite(endFeed);
  const [address, setAddress] = useState<string | null>(null);
  const [asking, setAsking] = useState<'renew' | 'end' | null>(null);
  const madeAt = read.data?.madeAt ?? null;
  const renew = async () => {
    const secret = newSecret();
    const done = await make.send({ secret });
    await forget(queries, getFeed);
    setAsking(null);
    if (done.ok) setAddress(`${window.location.origin}/api/feeds/${secret}.ics`);
  };
  const stop = async () => {
    await end.send({});
    await forget(queries, getFeed);
    setAsking(null);
    setAddress(null);
  };
  const failure = make.failure ?? end.failure ?? read.failure;
  return (
    <section data-no-print="">
      <Heading2>{own('feed.title')}</Heading2>
      <Stack style={{ gap: 8 }}>
        <p>{own('feed.text')}</p>
        {address !== null && (
          <>
            <TextField
              label={own('feed.address')}
              value={address}
              onChange={() => {}}
              width="100%"
            />
            <Notice>{own('feed.once')}</Notice>
          </>
        )}
        {madeAt !== null && address === null && (
          <p>{own('feed.made', { at: formatInstant(madeAt) })}</p>
        )}
        {failure !== null && <FailureBox failure={failure} />}
        <Row>
          <Button onClick={() => (madeAt === null ? void renew() : setAsking('renew'))}>
            {own(madeAt === null ? 'feed.make' : 'feed.renew')}
          </Button>
          {madeAt !== null && <Button onClick={() => setAsking('end')}>{own('feed.end')}</Button>}
        </Row>
      </Stack>
      <ConfirmDialog
        open={asking !== null}
        title={own(asking === 'end' ? 'feed.end' : 'feed.renew')}
        deed={own(asking === 'end' ? 'feed.endDeed' : 'feed.renewDeed')}
        busy={make.busy || end.busy}
        onConfirm={() => void (asking === 'end' ? stop() : renew())}
        onClose={() => setAsking(null)}
      >
        <p>{own('feed.ends')}</p>
      </ConfirmDialog>
    </section>
  );
}
