import { lazy, Suspense, useEffect, useState } from 'react';
import { Icon } from '../ui/icons.tsx';
import { useText } from '../ui/language.tsx';
import { webMessages } from './messages.ts';
import { isSearchKey, SearchFrame } from './search-frame.ts';

const SearchBox = lazy(async () => ({ default: (await import('./search-box.tsx')).SearchBox }));

/** The field as it stands until somebody wants it: the search itself is fetched only then. */
export function SearchDoor() {
  const text = useText(webMessages);
  const [wanted, setWanted] = useState(false);
  useEffect(() => {
    if (wanted) return undefined;
    const press = (event: KeyboardEvent) => {
      if (isSearchKey(event)) setWanted(true);
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [wanted]);
  const closed = (
    <SearchFrame>
      <Icon name="search" />
      <input
        type="search"
        aria-label={text('search.label')}
        aria-keyshortcuts="Control+K"
        placeholder={text('search.label')}
        value=""
        readOnly
        onFocus={() => setWanted(true)}
      />
      <kbd aria-hidden="true">Ctrl K</kbd>
    </SearchFrame>
  );
  if (!wanted) return closed;
  return (
    <Suspense fallback={closed}>
      <SearchBox />
    </Suspense>
  );
}
