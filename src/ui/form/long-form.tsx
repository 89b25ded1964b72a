import Button from '@mui/material/Button';
import { useEffect, useId, useState } from 'react';
import { ok } from '../../kernel/index.ts';
import { useText } from '../language.tsx';
import { useNavigation } from '../navigation.tsx';
import { LinkButton, Row, Stack } from '../parts.tsx';
import { ErrorSummary, Loading, Notice } from '../states.tsx';
import { formatInstant } from '../instant.ts';
import { color } from '../theme/tokens.ts';
import type { Values } from './draft.ts';
import { FormConflict } from './form-conflict.tsx';
import { CheckPage, PageList } from './form-pages.tsx';
import { formMessages } from './messages.ts';
import { checkId, type FormPage, type LongFormProps } from './shape.ts';
import { useDraft, type FormDraft } from './use-draft.ts';
import { useUndo } from '../undo.tsx';

/**
 * A long form: a list of short pages, each with its state; a page to check everything before it
 * is sent. The draft is saved at every change and one comes back to where one was.
 */
export function LongForm<V extends Values>(props: LongFormProps<V>) {
  const text = useText(formMessages);
  const draft = useDraft(props.form, props.record, props.first);
  const { search, path, go } = useNavigation();
  const offer = useUndo();
  const current = new URLSearchParams(search).get('page');
  const page = props.pages.find(({ id }) => id === current);
  const show = (id: string | null) => {
    const params = new URLSearchParams(search);
    if (id === null) params.delete('page');
    else params.set('page', id);
    const query = params.toString();
    go(query === '' ? path : `${path}?${query}`);
  };
  if (draft.status === 'loading') return <Loading lines={4} />;
  const body = () => {
    if (draft.conflict !== null) {
      return (
        <FormConflict
          mine={draft.body.values}
          {...draft.conflict}
          fields={props.fields}
          onSettle={draft.settle}
        />
      );
    }
    if (page !== undefined) {
      return <OnePage key={page.id} {...props} page={page} draft={draft} onShow={show} />;
    }
    if (current === checkId) return <CheckPage {...props} draft={draft} onShow={show} />;
    return (
      <PageList
        {...props}
        draft={draft}
        onShow={show}
        onDiscard={() => {
          const { values } = draft.body;
          void draft.end();
          const undo = async () => ok(draft.change({ values }));
          offer({ said: text('discarded'), undo });
        }}
      />
    );
  };
  return (
    <Stack style={{ maxWidth: 860 }}>
      {draft.status === 'offline' && <Notice>{text('offline')}</Notice>}
      {body()}
      <DraftState draft={draft} />
    </Stack>
  );
}

/** Whether the draft is safe, in words. */
function DraftState<V extends Values>({ draft }: { readonly draft: FormDraft<V> }) {
  const text = useText(formMessages);
  const { status, savedAt } = draft;
  if (status === 'offline' || status === 'conflict') return null;
  const words =
    status === 'saved' && savedAt !== null
      ? text('saved', { time: formatInstant(savedAt) })
      : text(status === 'saving' ? 'saving' : 'unsaved');
  return (
    <p role="status" style={{ color: color.ink2 }}>
      {words}
    </p>
  );
}

interface OnePageProps<V extends Values> extends LongFormProps<V> {
  readonly page: FormPage<V>;
  readonly draft: FormDraft<V>;
  readonly onShow: (id: string | null) => void;
}

/** The page after this one that is not done; the check page when all are. */
function nextOf<V extends Values>({ pages, page, draft }: OnePageProps<V>): string {
  const at = pages.findIndex(({ id }) => id === page.id);
  const after = [...pages.slice(at + 1), ...pages.slice(0, at)];
  return after.find(({ id }) => !draft.body.done.includes(id))?.id ?? checkId;
}

function OnePage<V extends Values>(props: OnePageProps<V>) {
  const { page, draft } = props;
  const text = useText(formMessages);
  const own = useId();
  const [tried, setTried] = useState(false);
  const { values, done } = draft.body;
  const { change } = draft;
  const faults = page.check(values);
  const shown = tried ? faults : [];
  const idOf = (field: string) => `${own}-${field}`;
  useEffect(() => change({ at: page.id }), [change, page.id]);
  const leave = () => {
    setTried(true);
    if (faults.length > 0) return;
    draft.change({ done: [...done.filter((id) => id !== page.id), page.id] });
    props.onShow(nextOf(props));
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        leave();
      }}
    >
      <Stack>
        <h2>{page.title}</h2>
        {shown.length > 0 && (
          <ErrorSummary
            errors={shown.map((fault) => ({ field: idOf(fault.field), text: fault.text }))}
          />
        )}
        {page.draw({
          values,
          change: (part) => {
            draft.change({
              values: { ...values, ...part },
              done: done.filter((id) => id !== page.id),
            });
          },
          idOf,
          errorOf: (field) => shown.find((fault) => fault.field === field)?.text,
        })}
        <Row>
          <Button variant="contained" type="submit">
            {text('next')}
          </Button>
          <LinkButton type="button" onClick={() => props.onShow(null)}>
            {text('toPages')}
          </LinkButton>
        </Row>
      </Stack>
    </form>
  );
}
