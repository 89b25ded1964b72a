import { shownCaller } from '../../kernel/index.ts';
import Button from '@mui/material/Button';
import Popover from '@mui/material/Popover';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useId, useRef, useState } from 'react';
import { FailureError } from '../data.tsx';
import { TextField } from '../field.tsx';
import { Icon } from '../icons.tsx';
import { useKeeping, type Keeping, type KeptView } from '../keeping.ts';
import { useText } from '../language.tsx';
import { Heading2, Hidden, LinkButton, Row, Stack } from '../parts.tsx';
import { color, font, type } from '../theme/tokens.ts';
import { listMessages } from './messages.ts';
import { useUndo } from '../undo.tsx';
import { readListState, writeListState } from './state.ts';
import type { ListControl } from './use-list.ts';

/** The query by which the address tells a state, without what belongs to others. */
function queryOf({ state, shape }: ListControl): string {
  return writeListState('', state, shape);
}

function useViews(list: string, keeping: Keeping | null) {
  const queries = useQueryClient();
  const key = ['kept views', list];
  const query = useQuery({
    queryKey: key,
    enabled: keeping !== null,
    queryFn: async (): Promise<readonly KeptView[]> => {
      const result = await keeping?.views.list(list);
      if (result === undefined) return [];
      if (result.ok) return result.value;
      throw new FailureError(result.error);
    },
  });
  return {
    views: query.data,
    failed: query.isError,
    again: () => queries.invalidateQueries({ queryKey: key }),
  };
}

/** A plain address opens with the view that the reader chose for it, once. */
function useFirstView(views: readonly KeptView[] | undefined, control: ListControl) {
  const isPlain = queryOf(control) === '';
  const open = useRef(isPlain);
  const change = useEffectEvent((query: string) => {
    control.change(readListState(query, control.shape));
  });
  useEffect(() => {
    if (!isPlain) open.current = false;
    if (views === undefined || !open.current) return;
    open.current = false;
    const first = views.find(({ isDefault }) => isDefault);
    if (first !== undefined) change(first.query);
  }, [views, isPlain]);
}

export interface ViewsMenuProps {
  /** Name of the list: its views are kept under it. */
  readonly list: string;
  readonly control: ListControl;
}

/** The saved views of a list: one's own, those of everybody, and the one it opens with. */
export function ViewsMenu({ list, control }: ViewsMenuProps) {
  const text = useText(listMessages);
  const keeping = useKeeping();
  const { views, failed, again } = useViews(list, keeping);
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  useFirstView(views, control);
  if (keeping === null) return null;
  const now = queryOf(control);
  const current = views?.find(({ query }) => query === now);
  const name = current?.name ?? text(now === '' ? 'list.view.plain' : 'list.view.other');
  return (
    <>
      <Button
        variant="text"
        aria-haspopup="dialog"
        aria-expanded={anchor !== null}
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        <Icon name="eye" />
        {text('list.view', { name })}
        <Icon name="down" />
      </Button>
      <Popover
        open={anchor !== null}
        anchorEl={anchor}
        onClose={() => setAnchor(null)}
        anchorOrigin={{ vertical: 'bottom', horizontal: 'left' }}
        transitionDuration={0}
        slotProps={{ paper: { role: 'dialog', 'aria-label': text('list.view.all') } }}
      >
        <div style={{ padding: '10px 14px', width: 340, font: `400 ${type.t13} ${font.num}` }}>
          {failed ? (
            <p role="alert">{text('list.view.failed')}</p>
          ) : (
            <ViewsPanel
              list={list}
              control={control}
              keeping={keeping}
              views={views ?? []}
              current={current}
              again={again}
            />
          )}
        </div>
      </Popover>
    </>
  );
}

interface PanelProps extends ViewsMenuProps {
  readonly keeping: Keeping;
  readonly views: readonly KeptView[];
  readonly current: KeptView | undefined;
  readonly again: () => Promise<void>;
}

function ViewsPanel(props: PanelProps) {
  const { list, control, keeping, views, current, again } = props;
  const text = useText(listMessages);
  const offer = useUndo();
  const [said, setSaid] = useState('');
  const plain = queryOf(control) === '';
  const first = views.find(({ isDefault }) => isDefault);
  const open = (query: string) => control.change(readListState(query, control.shape));
  const remove = async (view: KeptView) => {
    const result = await keeping.views.remove(view.id);
    const words = text('list.view.removed', { name: view.name });
    setSaid(result.ok ? '' : result.error.detail);
    if (result.ok) {
      offer({
        said: words,
        undo: async () => {
          const back = await keeping.views.save(list, view);
          await again();
          return back;
        },
      });
    }
    await again();
  };
  const choose = async (on: boolean) => {
    const id = on ? (current?.id ?? null) : null;
    const result = await keeping.views.choose(list, id);
    if (!result.ok) setSaid(result.error.detail);
    await again();
  };
  const lines = [
    { title: text('list.view.own'), of: views.filter(({ own }) => own) },
    { title: text('list.view.shared'), of: views.filter(({ own }) => !own) },
  ].filter(({ of }) => of.length > 0);
  return (
    <Stack style={{ gap: 10 }}>
      <Row>
        <LinkButton
          type="button"
          onClick={() => open('')}
          {...(plain ? { 'aria-current': 'true' as const } : {})}
        >
          {text('list.view.plain')}
        </LinkButton>
      </Row>
      {lines.map(({ title, of }) => (
        <section key={title}>
          <Heading2>{title}</Heading2>
          <ul>
            {of.map((view) => (
              <li key={view.id} style={{ display: 'flex', alignItems: 'center', minHeight: 28 }}>
                <span style={{ flex: 1 }}>
                  <LinkButton
                    type="button"
                    style={{ whiteSpace: 'normal', textAlign: 'left' }}
                    onClick={() => open(view.query)}
                    {...(view === current ? { 'aria-current': 'true' as const } : {})}
                  >
                    {view.own
                      ? view.name
                      : text('list.view.by', {
                          name: view.name,
                          by: shownCaller(view.by),
                        })}
                  </LinkButton>
                  {view.own && view.shared && (
                    <span style={{ color: color.ink2 }}> ({text('list.view.shared')})</span>
                  )}
                </span>
                {view.own && (
                  <Button variant="text" size="small" onClick={() => void remove(view)}>
                    <Icon name="close" />
                    <Hidden>{text('list.view.remove', { name: view.name })}</Hidden>
                  </Button>
                )}
              </li>
            ))}
          </ul>
        </section>
      ))}
      {(current !== undefined || first !== undefined) && (
        <label style={{ display: 'flex', gap: 8, minHeight: 24 }}>
          <input
            type="checkbox"
            checked={first !== undefined && current === first}
            onChange={(event) => void choose(event.target.checked)}
          />
          {text('list.view.first')}
        </label>
      )}
      <SaveView {...props} onSaid={setSaid} />
      <p role="status">{said}</p>
    </Stack>
  );
}

/** The list as it stands, under a name. */
function SaveView(props: PanelProps & { readonly onSaid: (words: string) => void }) {
  const { list, control, keeping, again, onSaid } = props;
  const text = useText(listMessages);
  const id = useId();
  const [name, setName] = useState('');
  const [shared, setShared] = useState(false);
  const [error, setError] = useState<string | undefined>(undefined);
  const save = async () => {
    const given = name.normalize('NFC').trim();
    if (given === '') {
      setError(text('list.view.nameMissing'));
      return;
    }
    const view = { name: given, query: queryOf(control), shared };
    const result = await keeping.views.save(list, view);
    setError(result.ok ? undefined : result.error.detail);
    if (!result.ok) return;
    setName('');
    onSaid(text('list.view.saved', { name: given }));
    await again();
  };
  return (
    <form
      noValidate
      style={{ display: 'grid', gap: 6, borderTop: `1px solid ${color.line}`, paddingTop: 8 }}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <TextField
        id={id}
        label={text('list.view.name')}
        value={name}
        onChange={setName}
        error={error}
        autoComplete="off"
      />
      <label style={{ display: 'flex', gap: 8, minHeight: 24 }}>
        <input
          type="checkbox"
          checked={shared}
          onChange={(event) => setShared(event.target.checked)}
        />
        {text('list.view.share')}
      </label>
      <Row>
        <Button type="submit">{text('list.view.save')}</Button>
      </Row>
    </form>
  );
}
