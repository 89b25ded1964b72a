import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { formatDate, stepDays, type IsoDate, type ReplyOf } from '../../../kernel/index.ts';
import {
  Button,
  ConfirmDialog,
  DayField,
  FailureBox,
  forget,
  LinkButton,
  SelectField,
  Stack,
  TextField,
  useText,
  useWords,
  useWrite,
} from '../../../ui/index.ts';
import {
  countCalendarDays,
  enterCalendarNotice,
  getCalendarDays,
  getCalendarYear,
  withdrawCalendarNotice,
} from '../contract.ts';
import { calendarScreenMessages } from './messages.ts';

type Year = ReplyOf<typeof getCalendarYear>;

interface DialogProps {
  readonly year: Year;
  readonly onDone: (saved: boolean) => void;
}

/** The deed "Ghi thông báo" with its dialog, for who may. */
export function EnterNotice({
  year,
  onSaved,
}: {
  readonly year: Year;
  readonly onSaved: () => void;
}) {
  const own = useText(calendarScreenMessages);
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button variant="contained" onClick={() => setOpen(true)}>
        {own('enter.deed')}
      </Button>
      {open && (
        <EnterDialog
          year={year}
          onDone={(saved) => {
            setOpen(false);
            if (saved) onSaved();
          }}
        />
      )}
    </>
  );
}

/** What a document says of the year: the days of a holiday, or a swap. */
function EnterDialog({ year, onDone }: DialogProps) {
  const own = useText(calendarScreenMessages);
  const words = useWords();
  const queries = useQueryClient();
  const write = useWrite(enterCalendarNotice);
  const [kind, setKind] = useState(year.announced[0]?.holiday ?? 'swap');
  const [first, setFirst] = useState<IsoDate | null>(null);
  const [worked, setWorked] = useState<IsoDate | null>(null);
  const [document, setDocument] = useState('');
  const [documentDate, setDocumentDate] = useState<IsoDate | null>(null);
  const [tried, setTried] = useState(false);
  const holiday = year.announced.find((each) => each.holiday === kind);
  const days =
    first === null || holiday === undefined
      ? []
      : Array.from({ length: holiday.days }, (_, at) => stepDays(first, at));
  const missing = [
    ...(first === null ? [own(holiday === undefined ? 'enter.off' : 'enter.first')] : []),
    ...(holiday === undefined && worked === null ? [own('enter.worked')] : []),
    ...(document.trim().length < 5 ? [own('enter.document')] : []),
    ...(documentDate === null ? [own('enter.documentDate')] : []),
  ];
  const send = async () => {
    setTried(true);
    if (missing.length > 0 || first === null) return;
    const notice =
      holiday === undefined
        ? { kind: 'swap' as const, off: first, worked: worked ?? '' }
        : { kind: 'days' as const, holiday: kind, days };
    const about = { document: document.trim(), documentDate: documentDate ?? '' };
    const done = await write.send({ seen: year.seen, notice, ...about });
    await forget(queries, getCalendarYear, getCalendarDays, countCalendarDays);
    if (done.ok) onDone(true);
  };
  return (
    <ConfirmDialog
      open
      title={own('enter.title', { year: year.year })}
      deed={own('enter.save')}
      busy={write.busy}
      refused={
        tried && missing.length > 0 ? own('missing', { fields: missing.join(', ') }) : undefined
      }
      onConfirm={() => void send()}
      onClose={() => onDone(false)}
    >
      <Stack style={{ gap: 12 }}>
        <SelectField
          label={own('enter.kind')}
          value={kind}
          onChange={setKind}
          options={[
            ...year.announced.map(({ holiday: value, name }) => {
              return { value, label: own('enter.days', { name: words(name) }) };
            }),
            { value: 'swap', label: own('enter.swap') },
          ]}
        />
        <DayField
          label={own(holiday === undefined ? 'enter.off' : 'enter.first')}
          value={first}
          onChange={setFirst}
        />
        {holiday === undefined ? (
          <DayField label={own('enter.worked')} value={worked} onChange={setWorked} />
        ) : (
          <p>
            {own('enter.follow', { count: holiday.days, anchor: formatDate(holiday.anchor) })}{' '}
            {days.length > 0 && <b>{days.map(formatDate).join(', ')}.</b>}
          </p>
        )}
        <TextField label={own('enter.document')} value={document} onChange={setDocument} />
        <DayField
          label={own('enter.documentDate')}
          value={documentDate}
          onChange={setDocumentDate}
        />
        {write.failure !== null && !write.busy && <FailureBox failure={write.failure} />}
      </Stack>
    </ConfirmDialog>
  );
}

/** The notices of the year that stand, each with the way to take it back for who may. */
export function Notices({
  year,
  may,
  onSaved,
}: {
  readonly year: Year;
  readonly may: boolean;
  readonly onSaved: () => void;
}) {
  const own = useText(calendarScreenMessages);
  const words = useWords();
  const [taking, setTaking] = useState<Year['notices'][number] | null>(null);
  if (year.notices.length === 0) return <p>{own('noticesNone')}</p>;
  return (
    <>
      <ul>
        {year.notices.map((notice) => {
          const name = year.announced.find(({ holiday }) => holiday === notice.holiday)?.name;
          const days = notice.days.map(formatDate).join(', ');
          const worked = notice.worked === null ? '' : formatDate(notice.worked);
          return (
            <li key={notice.key} style={{ marginBottom: 6 }}>
              {notice.kind === 'swap'
                ? own('notice.swap', { days, worked })
                : own('notice.days', { name: name === undefined ? '' : words(name), days })}{' '}
              ({notice.document}
              {notice.documentDate === null ? '' : `, ${formatDate(notice.documentDate)}`}){' '}
              {may && (
                <LinkButton type="button" onClick={() => setTaking(notice)}>
                  {own('withdraw.deed')}
                </LinkButton>
              )}
            </li>
          );
        })}
      </ul>
      {taking !== null && (
        <WithdrawDialog
          year={year}
          notice={taking}
          onDone={(saved) => {
            setTaking(null);
            if (saved) onSaved();
          }}
        />
      )}
    </>
  );
}

interface WithdrawProps extends DialogProps {
  readonly notice: Year['notices'][number];
}

function WithdrawDialog({ year, notice, onDone }: WithdrawProps) {
  const own = useText(calendarScreenMessages);
  const queries = useQueryClient();
  const write = useWrite(withdrawCalendarNotice);
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const send = async () => {
    setTried(true);
    if (reason.trim() === '') return;
    const { key } = notice;
    const done = await write.send({ seen: year.seen, key, reason: reason.trim() });
    await forget(queries, getCalendarYear, getCalendarDays, countCalendarDays);
    if (done.ok) onDone(true);
  };
  return (
    <ConfirmDialog
      open
      title={own('withdraw.title', { document: notice.document })}
      deed={own('withdraw.save')}
      busy={write.busy}
      refused={
        tried && reason.trim() === ''
          ? own('missing', { fields: own('withdraw.reason') })
          : undefined
      }
      onConfirm={() => void send()}
      onClose={() => onDone(false)}
    >
      <Stack style={{ gap: 12 }}>
        <p>{own('withdraw.text')}</p>
        <TextField label={own('withdraw.reason')} value={reason} onChange={setReason} />
        {write.failure !== null && !write.busy && <FailureBox failure={write.failure} />}
      </Stack>
    </ConfirmDialog>
  );
}
