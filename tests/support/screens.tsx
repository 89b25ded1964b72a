import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import type { Language, Operation, ReplyOf } from '../../src/kernel/index.ts';
import { createHttpClient } from '../../src/platform/http/client.ts';
import { ClientProvider, FailureError, type Client, type Failure } from '../../src/ui/data.tsx';
import { LanguageProvider } from '../../src/ui/language.tsx';
import { NavigationContext } from '../../src/ui/navigation.tsx';
import { SessionProvider, type Session } from '../../src/ui/session.tsx';

/** Where a screen is drawn, for whom, and what its reads bring. */
export interface Drawn {
  readonly language?: Language;
  readonly path?: string;
  /** The query of the address, without `?`. */
  readonly search?: string;
  /** Null: nobody is signed in. */
  readonly session?: Session | null;
  /** Answers by operation; a read without one is still waiting. */
  readonly replies?: readonly Answer[];
}

interface Answer {
  readonly id: string;
  readonly reply?: unknown;
  readonly failure?: Failure;
}

/** What an operation answers while a screen is drawn. */
export function answers<P extends Operation>(operation: P, reply: ReplyOf<P>): Answer {
  return { id: operation.id, reply };
}

/** An operation that refuses while a screen is drawn. */
export function refuses(operation: Operation, failure: Partial<Failure> = {}): Answer {
  const usual = { code: 'x.y', kind: 'refused', detail: 'Chưa được.', traceId: '01TRACE' } as const;
  return { id: operation.id, failure: { ...usual, ...failure } };
}

/** Somebody signed in who may do these things. */
export function aSession(...permissions: readonly string[]): Session {
  return { login: 'ha', name: 'Trần Thu Hà', sample: false, posts: [], permissions };
}

/** The real addresses of files, and no call: what is drawn asks nothing. */
const client: Client = {
  call: () => Promise.reject(new Error('nothing is asked while a screen is drawn')),
  addressOf: createHttpClient({ language: () => 'vi' }).addressOf,
};

function queriesOf(replies: readonly Answer[]): QueryClient {
  // A failed read is drawn as failed instead of being tried anew.
  const queries = new QueryClient({ defaultOptions: { queries: { retryOnMount: false } } });
  queries.getQueryCache().subscribe(({ type, query }) => {
    if (type !== 'added') return;
    const answer = replies.find(({ id }) => id === query.queryKey[0]);
    if (answer?.failure !== undefined) {
      const error = new FailureError(answer.failure);
      query.setState({ status: 'error', error, errorUpdatedAt: Date.UTC(2015, 10, 26, 2, 41) });
    } else if (answer !== undefined) query.setData(answer.reply);
  });
  return queries;
}

/** The HTML of a screen as it is first drawn with its data there, styles aside. */
export function drawScreen(part: ReactNode, given: Drawn = {}): string {
  const { language = 'vi', path = '/here', search = '', replies = [] } = given;
  const navigation = { base: '/app', path, search, go: () => {} };
  const html = renderToStaticMarkup(
    <NavigationContext value={navigation}>
      <LanguageProvider initial={language}>
        <SessionProvider value={given.session ?? null}>
          <QueryClientProvider client={queriesOf(replies)}>
            <ClientProvider client={client}>{part}</ClientProvider>
          </QueryClientProvider>
        </SessionProvider>
      </LanguageProvider>
    </NavigationContext>,
  );
  return html.replace(/<style[^>]*>[\s\S]*?<\/style>/g, '').replace(/ class="[^"]*"/g, '');
}
