import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { useCallback, useEffect, useMemo, useState, type ReactNode } from 'react';
import { getMe } from '../modules/access/contract/index.ts';
import type { ReplyOf, Result } from '../kernel/index.ts';
import { listAreas } from '../modules/areas/contract.ts';
import { createHttpClient } from '../platform/http/client.ts';
import { ClientProvider, useClient, useRead, type Failure } from '../ui/data.tsx';
import { LanguageProvider, languageOfCookie, useText } from '../ui/language.tsx';
import { FailureBox } from '../ui/loaded.tsx';
import { SessionProvider, type Session } from '../ui/session.tsx';
import { Loading } from '../ui/states.tsx';
import { Look } from '../ui/theme/look.tsx';
import { UndoProvider } from '../ui/undo.tsx';
import { Boundary } from './boundary.tsx';
import { Entrance } from './entrance.tsx';
import { ForgotPasswordPage } from './forgot-password.tsx';
import { LoginPage } from './login.tsx';
import { MailLinkPage } from './mail-link.tsx';
import { webMessages } from './messages.ts';
import { PasswordLinkPage } from './password-link.tsx';
import { base, makeRouter } from './router.tsx';
import { screens } from './screens.generated.ts';
import { SessionStateContext } from './session-state.tsx';
import { Shell } from './shell.tsx';
import { StepUpDoor } from './step-up-door.tsx';
import { makeSignals } from './signals.ts';

const STALE_MS = 30_000;
const queries = new QueryClient({
  defaultOptions: {
    queries: { staleTime: STALE_MS, retry: false, refetchOnWindowFocus: true },
    mutations: { retry: false },
  },
});

const signals = makeSignals();
const client = createHttpClient({
  language: () => languageOfCookie(document.cookie),
  onSignedOut: signals.signedOut,
  fetch: async (...given) => {
    const response = await fetch(...given);
    signals.answered();
    return response;
  },
});

const router = makeRouter(screens, Shell);

/** The pages that need no session. `#TOKEN`: behind the mark, it reaches no server and no log. */
function openPage(): ReactNode {
  const { pathname, hash } = window.location;
  if (pathname === `${base}/forgot`) return <ForgotPasswordPage />;
  if (hash.length <= 1) return null;
  const token = decodeURIComponent(hash.slice(1));
  if (pathname === `${base}/password`) return <PasswordLinkPage token={token} />;
  return pathname === `${base}/mail` ? <MailLinkPage token={token} /> : null;
}

type Who =
  | { readonly state: 'asking' }
  | { readonly state: 'failed'; readonly failure: Failure }
  | { readonly state: 'known'; readonly session: Session | null };

function useWho() {
  const client = useClient();
  const [who, setWho] = useState<Who>({ state: 'asking' });
  const take = useCallback((result: Result<ReplyOf<typeof getMe>, Failure>) => {
    if (!result.ok) {
      setWho((before) =>
        before.state === 'known' ? before : { state: 'failed', failure: result.error },
      );
      return;
    }
    const { user, posts, permissions } = result.value;
    setWho({ state: 'known', session: user === null ? null : { ...user, posts, permissions } });
  }, []);
  const ask = useCallback(() => client.call(getMe, {}).then(take), [client, take]);
  useEffect(() => {
    client.call(getMe, {}).then(take, () => {});
  }, [client, take]);
  const leave = useCallback(() => {
    queries.clear();
    setWho({ state: 'known', session: null });
  }, []);
  return { who, ask, leave };
}

/** The one province of today, when the register holds one only. */
function usePlace(): string | null {
  const areas = useRead(listAreas, {});
  const [first, second] = areas.data?.units ?? [];
  if (first === undefined || second !== undefined) return null;
  const name = `${first.type} ${first.name}`;
  return name.charAt(0).toLocaleUpperCase('vi') + name.slice(1);
}

interface SignedInProps {
  readonly session: Session;
  readonly ask: () => Promise<void>;
  readonly leave: () => void;
}

function SignedIn({ session, ask, leave }: SignedInProps) {
  const [over, setOver] = useState(false);
  const place = usePlace();
  useEffect(() => signals.onSignedOut(() => setOver(true)), []);
  const state = useMemo(
    () => ({
      lastAnswer: signals.lastAnswer,
      refresh: () => void ask(),
      over,
      resume: () => {
        setOver(false);
        void ask();
      },
      leave,
      place,
    }),
    [ask, over, leave, place],
  );
  return (
    <SessionProvider value={session}>
      <SessionStateContext value={state}>
        <StepUpDoor>
          <UndoProvider>
            <RouterProvider router={router} />
          </UndoProvider>
        </StepUpDoor>
      </SessionStateContext>
    </SessionProvider>
  );
}

function Gate() {
  const text = useText(webMessages);
  const { who, ask, leave } = useWho();
  const open = openPage();
  if (open !== null) return open;
  if (who.state === 'asking') return <Loading label={text('login.wait')} lines={0} />;
  if (who.state === 'failed') {
    return (
      <Entrance title="An Sinh">
        <FailureBox failure={who.failure} onRetry={() => void ask()} />
      </Entrance>
    );
  }
  if (who.session === null) return <LoginPage onSignedIn={() => void ask()} />;
  return <SignedIn session={who.session} ask={ask} leave={leave} />;
}

/** The staff app. */
export function App() {
  return (
    <LanguageProvider>
      <Look>
        <QueryClientProvider client={queries}>
          <Boundary at="app">
            <ClientProvider client={client}>
              <Gate />
            </ClientProvider>
          </Boundary>
        </QueryClientProvider>
      </Look>
    </LanguageProvider>
  );
}
