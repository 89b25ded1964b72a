import Autocomplete from '@mui/material/Autocomplete';
import InputBase from '@mui/material/InputBase';
import { styled } from '@mui/material/styles';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useClient } from '../ui/data.tsx';
import { Icon } from '../ui/icons.tsx';
import { useLanguage, useText } from '../ui/language.tsx';
import { useNavigation } from '../ui/navigation.tsx';
import { useSession } from '../ui/session.tsx';
import { color, font, type } from '../ui/theme/tokens.ts';
import { webMessages } from './messages.ts';
import { screens } from './screens.generated.ts';
import { isSearchKey, SearchFrame } from './search-frame.ts';
import { findScreens, searchEverywhere, type Found } from './search-everywhere.ts';

const PAUSE_MS = 200;

const GroupName = styled('div')({
  padding: '6px 16px 2px',
  font: `400 ${type.t12} ${font.ui}`,
  color: color.ink2,
});

type State = 'idle' | 'busy' | 'failed' | 'found';

const nothingAsked = { state: 'idle' as State, found: [] as readonly Found[] };

function useFound(typed: string) {
  const client = useClient();
  const session = useSession();
  const { language } = useLanguage();
  const [state, setState] = useState<State>('idle');
  const [found, setFound] = useState<readonly Found[]>([]);
  const words = typed.normalize('NFC').trim();
  useEffect(() => {
    if (words === '') return undefined;
    const control = new AbortController();
    const ask = async () => {
      setState('busy');
      const result = await searchEverywhere(client, { q: words }, control.signal).catch(() => null);
      if (control.signal.aborted) return;
      setState(result === null ? 'failed' : 'found');
      setFound(result ?? []);
    };
    const timer = setTimeout(() => void ask(), PAUSE_MS);
    return () => {
      clearTimeout(timer);
      control.abort();
    };
  }, [words, client]);
  const named = useMemo(
    () => findScreens(screens, session, words, language),
    [session, words, language],
  );
  return words === '' ? nothingAsked : { state, found: [...found, ...named] };
}

/** Finds any record by name without accents, code or number. */
export function SearchBox() {
  const text = useText(webMessages);
  const { go } = useNavigation();
  const input = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState('');
  const { state, found } = useFound(typed);
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (isSearchKey(event)) input.current?.select();
    };
    input.current?.focus();
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
    <Autocomplete<Found>
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
        <SearchFrame ref={params.slotProps.input.ref}>
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
        </SearchFrame>
      )}
      renderGroup={({ key, group, children }) => (
        <li key={key} role="group" aria-label={group}>
          <GroupName aria-hidden="true">{group}</GroupName>
          <ul role="none">{children}</ul>
        </li>
      )}
      renderOption={({ key, ...item }, one) => (
        <li key={key} {...item}>
          <span style={{ display: 'grid', width: '100%' }}>
            <span>
              {one.code !== '' && <b>{one.code} </b>}
              {one.text}
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
