import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReplyOf } from '../../../kernel/index.ts';
import {
  Button,
  FailureBox,
  forget,
  formatInstant,
  Heading2,
  Loaded,
  Loading,
  Notice,
  Page,
  PageHeader,
  Quiet,
  Row,
  Scroll,
  Stack,
  StateMark,
  useCan,
  useRead,
  useText,
  useWrite,
  type ScreenProps,
  type StateKind,
} from '../../../ui/index.ts';
import { readHealth, reviveNews } from '../contract/health.ts';
import { healthMessages } from './health-messages.ts';

type Reply = ReplyOf<typeof readHealth>;
type Check = Reply['checks'][number];
type Text = ReturnType<typeof useText<keyof typeof healthMessages.vi>>;

const look: Readonly<Record<Check['state'], StateKind>> = {
  ok: 'done',
  late: 'late',
  bad: 'error',
};
const ROUTINES: readonly Check['key'][] = ['backup', 'drill', 'audit'];

/** Every check in words, what to do when it is not well, the backups and the dead news. */
export function Health(_props: ScreenProps) {
  const text = useText(healthMessages);
  const read = useRead(readHealth, {}, { keep: true });
  return (
    <Page>
      <PageHeader title={text('title')} />
      <Scroll style={{ padding: 16 }}>
        <Loaded of={read} failed={text('failed')} waiting={<Loading lines={13} />}>
          {(health) => (
            <Stack>
              <Versions of={health} />
              <ul style={{ listStyle: 'none', padding: 0 }}>
                {health.checks.map((check) => (
                  <li key={check.key} style={{ padding: '8px 0' }}>
                    <CheckLine check={check} />
                  </li>
                ))}
              </ul>
              {health.deadNews.length > 0 && <DeadNews news={health.deadNews} />}
              <Backups backups={health.backups} />
            </Stack>
          )}
        </Loaded>
      </Scroll>
    </Page>
  );
}

function Versions({ of }: { readonly of: Reply }) {
  const text = useText(healthMessages);
  const { version, postgres, node } = of;
  return <Quiet>{text('versions', { version, postgres, node, at: formatInstant(of.at) })}</Quiet>;
}

function CheckLine({ check }: { readonly check: Check }) {
  const text = useText(healthMessages);
  const measured = measureOf(check, text);
  return (
    <>
      <Row>
        <span style={{ flex: 1, minWidth: 220 }}>
          <b>{text(`check.${check.key}`)}</b>
          {measured === null ? '' : `: ${measured}`}
        </span>
        <StateMark kind={look[check.state]}>{text(`state.${check.state}`)}</StateMark>
      </Row>
      {check.state !== 'ok' && <Quiet>{text(`do.${check.key}`)}</Quiet>}
    </>
  );
}

function measureOf({ key, count, at }: Check, text: Text): string | null {
  if (key === 'disk' || key === 'database') return count === null ? null : gigabytes(count, text);
  if (ROUTINES.includes(key)) {
    return at === null ? text('never') : text('lastAt', { at: formatInstant(at) });
  }
  if (at !== null) return text('since', { at: formatInstant(at) });
  return count === null ? null : String(count);
}

function gigabytes(bytes: number, text: Text): string {
  return text('gigabytes', { size: (bytes / 1024 ** 3).toFixed(1).replace('.', ',') });
}

function DeadNews({ news }: { readonly news: Reply['deadNews'] }) {
  const text = useText(healthMessages);
  const can = useCan();
  const queries = useQueryClient();
  const revive = useWrite(reviveNews);
  const [revived, setRevived] = useState<number | null>(null);
  const again = async (subscriber: string): Promise<void> => {
    const done = await revive.send({ subscriber });
    if (!done.ok) return;
    setRevived(done.value.revived);
    await forget(queries, readHealth);
  };
  return (
    <section>
      <Heading2>{text('news')}</Heading2>
      {revived !== null && <Notice tone="green">{text('revived', { count: revived })}</Notice>}
      {revive.failure !== null && <FailureBox failure={revive.failure} title={text('failed')} />}
      <ul>
        {news.map((each) => (
          <li key={`${each.message} ${each.subscriber}`}>
            <b>{each.subscriber}</b>:{' '}
            {text('newsOf', { ...each, error: each.error ?? '', since: formatInstant(each.since) })}
            {each.error !== null && <p>{each.error}</p>}
            {can('operations.manage') && (
              <Button
                aria-label={text('reviveOf', { subscriber: each.subscriber })}
                onClick={() => void again(each.subscriber)}
              >
                {text('revive')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Backups({ backups }: Pick<Reply, 'backups'>) {
  const text = useText(healthMessages);
  return (
    <section>
      <Heading2>{text('backups')}</Heading2>
      {backups.length === 0 && <p>{text('noBackups')}</p>}
      <ul>
        {backups.map(({ name, bytes, at }) => (
          <li key={name}>
            {name} ·{' '}
            {text('backupOf', { at: formatInstant(at), size: Math.ceil(bytes / 1024 ** 2) })}
          </li>
        ))}
      </ul>
    </section>
  );
}
