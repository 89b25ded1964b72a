import Autocomplete from '@mui/material/Autocomplete';
import InputBase from '@mui/material/InputBase';
import { styled } from '@mui/material/styles';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useClient } from '../ui/data.tsx';
import { Icon } from '../ui/icons.tsx';
import { useText } from '../ui/language.tsx';
import { useNavigation } from '../ui/navigation.tsx';
import { useSession } from '../ui/session.tsx';
import { color, font, size, type } from '../ui/theme/tokens.ts';
import { webMessages } from './messages.ts';
import { screens } from './screens.generated.ts';
import { openKinds, searchEverywhere, type Found } from './search-everywhere.ts';

const PAUSE_MS = 200;

const Box = styled('div')({
  display: 'flex',
  alignItems: 'center',
  gap: 8,
  width: '100%',
  height: 32,
  padding: '0 8px 0 10px',
  border: '1px solid #7f9db1',
  borderRadius: size.radius,
  background: color.sea900,
  color: color.barHint,
  '&:focus-within': { outline: `2px solid ${color.focus}` },
  '& input': {
    font: `400 ${type.t13} ${font.num}`,
    color: color.surface,
    padding: 0,
    '&::placeholder': { color: color.barHint, opacity: 1 },
    '&:focus-visible': { outline: 'none', boxShadow: 'none' },
  },
});

type State = 'idle' | 'busy' | 'failed' | 'found';

function useFound(typed: string) {
  const client = useClient();
  const session = useSession();
  const kinds = useMemo(() => openKinds(screens, session), [session]);
  const [state, setState] = useState<State>('idle');
  const [found, setFound] = useState<readonly Found[]>([]);
  useEffect(() => {
    const words = typed.normalize('NFC').trim();
    if (words === '') {
      setState('idle');
      setFound([]);
      return undefined;
    }
    const control = new AbortController();
    const ask = async () => {
      setState('busy');
      const result = await searchEverywhere(client, words, kinds, control.signal).catch(() => null);
      if (control.signal.aborted) return;
      setState(result === null ? 'failed' : 'found');
      setFound(result ?? []);
    };
    const timer = setTimeout(() => void ask(), PAUSE_MS);
    return () => {
      clearTimeout(timer);
      control.abort();
    };
  }, [typed, client, kinds]);
  return { state, found };
}

/** Finds any record by name without accents, code or number; Ctrl+K brings one here. */
export function SearchBox() {
  const text = useText(webMessages);
  const { go } = useNavigation();
  const input = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState('');
  const { state, found } = useFound(typed);
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      input.current?.focus();
      input.current?.select();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, []);
  const none = {
    idle: text('search.hint'),
    busy: text('search.busy'),
    failed: text('search.failed'),
    found: text('search.none', { text: typed.trim() }),
  }[state];
  return (
    <Autocomplete<Found, false, false, false>
      options={found}
      value={null}
      inputValue={typed}
      filterOptions={(options) => options}
      getOptionLabel={(one) => one.text}
      getOptionKey={(one) => `${one.kind}:${one.href}:${one.code}`}
      groupBy={(one) => text(`search.${one.kind}`)}
      noOptionsText={none}
      blurOnSelect
      onInputChange={(_event, value, reason) => {
        if (reason !== 'reset') setTyped(value);
      }}
      onChange={(_event, one) => {
        if (one === null) return;
        setTyped('');
        go(one.href);
      }}
      style={{ width: '100%' }}
      renderInput={(params) => (
        <Box ref={params.slotProps.input.ref}>
          <Icon name="search" />
          <InputBase
            fullWidth
            id={params.id}
            placeholder={text('search.label')}
            inputRef={input}
            slotProps={{
              input: {
                ...params.slotProps.htmlInput,
                'aria-label': text('search.label'),
                'aria-keyshortcuts': 'Control+K',
              },
            }}
          />
          <kbd aria-hidden="true" style={{ whiteSpace: 'nowrap' }}>
            Ctrl K
          </kbd>
        </Box>
      )}
      renderOption={({ key, ...item }, one) => (
        <li key={key} {...item}>
          <span style={{ display: 'grid', width: '100%' }}>
            <span>
              <b>{one.code}</b> {one.text}
            </span>
            {one.within !== '' && (
              <span style={{ color: color.ink2, font: `400 ${type.t12} ${font.num}` }}>
                {one.within}
              </span>
            )}
          </span>
        </li>
      )}
    />
  );
}
