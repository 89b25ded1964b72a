import { styled } from '@mui/material/styles';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReplyOf } from '../../../kernel/index.ts';
import {
  AppLink,
  Aside,
  Button,
  color,
  Empty,
  FailureBox,
  font,
  forget,
  formatInstant,
  Heading2,
  LinkButton,
  Loaded,
  Page,
  PageHeader,
  Row,
  Scroll,
  Split,
  StateMark,
  Table,
  type,
  useRead,
  useText,
  useWrite,
  type ScreenProps,
} from '../../../ui/index.ts';
import {
  chooseNotice,
  countNotices,
  listNoticeChoices,
  listNotices,
  readNotices,
} from '../contract/notices.ts';
import { screenMessages } from './messages.ts';

type Notice = ReplyOf<typeof listNotices>['notices'][number];
type Choice = ReplyOf<typeof listNoticeChoices>['choices'][number];

const List = styled('ol')({
  font: `400 ${type.t13} ${font.num}`,
  '& > li': {
    display: 'grid',
    gridTemplateColumns: '96px minmax(0, 1fr) 130px 110px',
    gap: 12,
    alignItems: 'center',
    padding: '4px 16px',
    borderBottom: `1px solid ${color.line}`,
    minHeight: 36,
    '&[data-unread] a': { fontWeight: 600 },
    '& a': { color: color.ink, textDecorationColor: color.control, overflowWrap: 'anywhere' },
    '& time': { color: color.ink2 },
  },
  '@media (max-width: 640px)': { '& > li': { gridTemplateColumns: 'minmax(0, 1fr)', gap: 2 } },
});

/** Marks notices as read, here and in the bar. */
function useMarkRead() {
  const queries = useQueryClient();
  const write = useWrite(readNotices);
  const mark = async (ids: string[] | null) => {
    const result = await write.send({ ids });
    if (result.ok) await forget(queries, listNotices, countNotices);
  };
  return { mark, failure: write.failure };
}

interface NoticeRowProps {
  readonly notice: Notice;
  readonly onRead: () => void;
}

function NoticeRow({ notice, onRead }: NoticeRowProps) {
  const text = useText(screenMessages);
  const { read, href, at } = notice;
  return (
    <li {...(read ? {} : { 'data-unread': '' })}>
      {read ? (
        <StateMark kind="done">{text('notices.read')}</StateMark>
      ) : (
        <StateMark kind="open">{text('notices.unread')}</StateMark>
      )}
      <AppLink id={notice.id} href={href} onClick={onRead}>
        {notice.text}
      </AppLink>
      <time dateTime={at}>{formatInstant(at)}</time>
      <span>
        {!read && (
          <LinkButton type="button" aria-describedby={notice.id} onClick={onRead}>
            {text('notices.markRead')}
          </LinkButton>
        )}
      </span>
    </li>
  );
}

/** One page of notices; the next one is drawn under it when it is asked for. */
function NoticePage({ after }: { readonly after: string | undefined }) {
  const text = useText(screenMessages);
  const page = useRead(listNotices, after === undefined ? {} : { after });
  const [more, setMore] = useState(false);
  const { mark, failure } = useMarkRead();
  return (
    <Loaded of={page} label={text('notices.load')} failed={text('notices.failed')}>
      {({ notices, next }) => (
        <>
          {notices.length === 0 && (
            <Empty title={text('notices.none')}>{text('notices.noneText')}</Empty>
          )}
          {failure !== null && <FailureBox failure={failure} title={text('notices.notMarked')} />}
          <List>
            {notices.map((notice) => (
              <NoticeRow
                key={notice.id}
                notice={notice}
                onRead={() => {
                  if (!notice.read) void mark([notice.id]);
                }}
              />
            ))}
          </List>
          {next !== null && !more && (
            <Row style={{ padding: 16 }}>
              <Button onClick={() => setMore(true)}>{text('notices.more')}</Button>
            </Row>
          )}
          {next !== null && more && <NoticePage after={next} />}
        </>
      )}
    </Loaded>
  );
}

interface ChoiceBoxProps {
  readonly choice: Choice;
  readonly way: 'inApp' | 'byMail';
  readonly disabled?: boolean;
  readonly onChoose: (choice: Choice) => void;
}

function ChoiceBox({ choice, way, disabled = false, onChoose }: ChoiceBoxProps) {
  const text = useText(screenMessages);
  return (
    <input
      type="checkbox"
      aria-label={`${choice.name}: ${text(`notices.way.${way}`)}`}
      checked={choice[way]}
      disabled={disabled}
      onChange={(event) => onChoose({ ...choice, [way]: event.target.checked })}
    />
  );
}

/** Which kinds one is told of. */
function Choices() {
  const text = useText(screenMessages);
  const queries = useQueryClient();
  const read = useRead(listNoticeChoices, {});
  const write = useWrite(chooseNotice);
  const choose = async ({ kind, inApp, byMail }: Choice) => {
    const result = await write.send({ kind, inApp, byMail });
    if (result.ok) await forget(queries, listNoticeChoices);
  };
  return (
    <section>
      <Heading2>{text('notices.choices')}</Heading2>
      {write.failure !== null && <FailureBox failure={write.failure} />}
      <Loaded of={read}>
        {({ choices, mail }) => (
          <>
            <p>
              {mail === null ? text('notices.mail.none') : text('notices.mail.to', { mail })}{' '}
              <AppLink href="/account">{text('notices.mail.change')}</AppLink>
            </p>
            <Table style={{ width: '100%' }}>
              <caption style={{ display: 'none' }}>{text('notices.choices')}</caption>
              <thead>
                <tr>
                  <th scope="col">{text('notices.kind')}</th>
                  <th scope="col">{text('notices.way.inApp')}</th>
                  <th scope="col">{text('notices.way.byMail')}</th>
                </tr>
              </thead>
              <tbody>
                {choices.map((choice) => (
                  <tr key={choice.kind}>
                    <th scope="row" data-wrap="">
                      {choice.name}
                    </th>
                    <td>
                      <ChoiceBox
                        choice={choice}
                        way="inApp"
                        onChoose={(next) => void choose(next)}
                      />
                    </td>
                    <td>
                      <ChoiceBox
                        choice={choice}
                        way="byMail"
                        // What was chosen earlier can always be taken back.
                        disabled={mail === null && !choice.byMail}
                        onChoose={(next) => void choose(next)}
                      />
                    </td>
                  </tr>
                ))}
              </tbody>
            </Table>
          </>
        )}
      </Loaded>
    </section>
  );
}

/** What one was told, the newest first, and which kinds one wants to be told of. */
export function Notices(_props: ScreenProps) {
  const text = useText(screenMessages);
  const unread = useRead(countNotices, {}).data?.unread ?? 0;
  const { mark } = useMarkRead();
  return (
    <Page>
      <PageHeader title={text('notices.title')} note={text('notices.count', { count: unread })}>
        {unread > 0 && <Button onClick={() => void mark(null)}>{text('notices.readAll')}</Button>}
      </PageHeader>
      <Split>
        <Scroll>
          <NoticePage after={undefined} />
        </Scroll>
        <Aside>
          <Choices />
        </Aside>
      </Split>
    </Page>
  );
}
