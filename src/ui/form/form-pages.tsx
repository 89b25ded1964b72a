import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import { useState } from 'react';
import type { Failure } from '../data.tsx';
import { useText } from '../language.tsx';
import { FailureBox } from '../loaded.tsx';
import { Now } from '../record-page.tsx';
import { Hidden, KeyValues, LinkButton, Quiet, Row, Stack } from '../parts.tsx';
import { Deed } from '../overlays.tsx';
import { StateMark, type StateKind } from '../state-mark.tsx';
import { formatInstant } from '../instant.ts';
import { color } from '../theme/tokens.ts';
import { isSame, type Values } from './draft.ts';
import { formMessages } from './messages.ts';
import { checkId, type FormPage, type LongFormProps } from './shape.ts';
import type { FormDraft } from './use-draft.ts';

type PageState = 'done' | 'begun' | 'none';

const marks = { done: 'done', begun: 'progress', none: 'todo' } as const satisfies Record<
  PageState,
  StateKind
>;

/** How far a page is: done once it was left without a fault and still has none. */
function stateOf<V extends Values>(page: FormPage<V>, draft: FormDraft<V>, first: V): PageState {
  const { values, done } = draft.body;
  if (done.includes(page.id) && page.check(values).length === 0) return 'done';
  return page.fields.every((name) => isSame(values[name], first[name])) ? 'none' : 'begun';
}

function openPages<V extends Values>(pages: readonly FormPage<V>[], draft: FormDraft<V>, first: V) {
  return pages.filter((page) => stateOf(page, draft, first) !== 'done');
}

const List = styled('ol')({
  borderTop: `1px solid ${color.line}`,
  '& li': {
    display: 'flex',
    alignItems: 'center',
    gap: 12,
    minHeight: 40,
    padding: '0 8px',
    borderBottom: `1px solid ${color.line}`,
  },
  '& li > :first-of-type': { flex: 1 },
});

interface PageListProps<V extends Values> extends LongFormProps<V> {
  readonly draft: FormDraft<V>;
  readonly onShow: (id: string | null) => void;
  readonly onDiscard: () => void;
}

/** The short pages of a form and how far each is: the way in, and back to where one was. */
export function PageList<V extends Values>(props: PageListProps<V>) {
  const { pages, draft, first, onShow } = props;
  const text = useText(formMessages);
  const { savedAt, body } = draft;
  const open = openPages(pages, draft, first);
  const begun = savedAt !== null || !isSame(body.values, first);
  const at = pages.find(({ id }) => id === body.at) ?? open[0];
  const resumed = open.length === 0 ? undefined : at;
  return (
    <Stack>
      {begun && resumed !== undefined && (
        <Now
          actions={
            <Button variant="contained" onClick={() => onShow(resumed.id)}>
              {text('goOn', { page: resumed.title })}
            </Button>
          }
        >
          {savedAt === null ? text('unsaved') : text('left', { time: formatInstant(savedAt) })}
        </Now>
      )}
      <List aria-label={text('pages')}>
        {pages.map((page) => {
          const state = stateOf(page, draft, first);
          return (
            <li key={page.id}>
              <span>
                <LinkButton type="button" onClick={() => onShow(page.id)}>
                  {page.title}
                </LinkButton>
              </span>
              <StateMark kind={marks[state]}>{text(state)}</StateMark>
            </li>
          );
        })}
        <li>
          <span>
            {open.length === 0 ? (
              <LinkButton type="button" onClick={() => onShow(checkId)}>
                {text('check')}
              </LinkButton>
            ) : (
              text('check')
            )}
          </span>
          {open.length > 0 && <Quiet>{text('checkLocked', { count: open.length })}</Quiet>}
        </li>
      </List>
      {begun && (
        <Row>
          <LinkButton type="button" onClick={props.onDiscard}>
            {text('discard')}
          </LinkButton>
        </Row>
      )}
    </Stack>
  );
}

interface CheckPageProps<V extends Values> extends LongFormProps<V> {
  readonly draft: FormDraft<V>;
  readonly onShow: (id: string | null) => void;
}

/** Every answer once more, each page with its way back; then the deed. */
export function CheckPage<V extends Values>(props: CheckPageProps<V>) {
  const { pages, draft, first, fields, onShow } = props;
  const text = useText(formMessages);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const { values } = draft.body;
  const open = openPages(pages, draft, first).length;
  const send = async () => {
    setBusy(true);
    const result = await props.send(values);
    setBusy(false);
    setFailure(result.ok ? null : result.error);
    if (result.ok) await draft.end();
  };
  return (
    <Stack>
      <h2>{text('check')}</h2>
      {pages.map((page) => (
        <section key={page.id}>
          <Row>
            <h3>{page.title}</h3>
            <LinkButton type="button" onClick={() => onShow(page.id)}>
              <span aria-hidden="true">{text('change')}</span>
              <Hidden>{text('changeOf', { page: page.title })}</Hidden>
            </LinkButton>
          </Row>
          <KeyValues>
            {page.fields.map((name) => {
              const { label, show } = fields[name];
              const value = values[name];
              const isEmpty = value === null || value === '';
              return [
                <dt key={name}>{label}</dt>,
                <dd key={`${name}-value`}>
                  {isEmpty ? text('empty') : show === undefined ? String(value) : show(value)}
                </dd>,
              ];
            })}
          </KeyValues>
        </section>
      ))}
      {props.preview?.(values)}
      {failure !== null && !busy && <FailureBox failure={failure} title={props.deed} />}
      <Row>
        <Deed
          primary
          busy={busy}
          refused={open > 0 ? text('checkLocked', { count: open }) : undefined}
          onClick={() => void send()}
        >
          {props.deed}
        </Deed>
        <LinkButton type="button" onClick={() => onShow(null)}>
          {text('toPages')}
        </LinkButton>
      </Row>
    </Stack>
  );
}
