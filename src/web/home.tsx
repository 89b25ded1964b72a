import { useEffect } from 'react';
import { useText } from '../ui/language.tsx';
import { useNavigation } from '../ui/navigation.tsx';
import { defineScreen, type Screen } from '../ui/screen.ts';
import { useSession } from '../ui/session.tsx';
import { Empty } from '../ui/states.tsx';
import { webMessages } from './messages.ts';
import { firstPath } from './sections.ts';

/** The address of the app itself: leads to the first screen the session may open. */
export function homeScreen(screens: readonly Screen[]): Screen {
  function Home() {
    const text = useText(webMessages);
    const { go } = useNavigation();
    const first = firstPath(screens, useSession());
    useEffect(() => {
      if (first !== null) go(first, { replace: true });
    }, [first, go]);
    if (first !== null) return null;
    return <Empty title={text('home.none.title')}>{text('home.none.text')}</Empty>;
  }
  return defineScreen({
    path: '/',
    title: { vi: 'Trang đầu', en: 'Start' },
    permission: 'signed_in',
    load: () => Promise.resolve(Home),
  });
}
