import { createElement, type ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { ClientProvider, type Client } from '../../src/ui/data.tsx';
import { NavigationContext } from '../../src/ui/navigation.tsx';

/** A client for what is drawn without asking anything. */
export const silentClient: Client = {
  addressOf: () => '',
  call: () => Promise.reject(new Error('nothing is asked while a part is drawn')),
};

function Silent({ children }: { readonly children?: ReactNode }) {
  return ClientProvider({ client: silentClient, children });
}

/** The HTML of a part as it is first drawn, styles aside. */
export function markup(part: ReactNode, search = ''): string {
  const navigation = { base: '/app', path: '/here', search, go: () => {} };
  const html = renderToStaticMarkup(
    createElement(
      NavigationContext,
      { value: navigation },
      createElement(
        QueryClientProvider,
        { client: new QueryClient() },
        createElement(Silent, null, part),
      ),
    ),
  );
  return html.replace(/<style[^>]*>[\s\S]*?<\/style>/g, '').replace(/ class="[^"]*"/g, '');
}

/** The words a reader gets, in their order. */
export function words(html: string): string {
  return html
    .replace(/<[^>]*>/g, ' ')
    .replace(/&amp;/g, '&')
    .replace(/[\s\u200b]+/g, ' ')
    .trim();
}

/** How often something stands in the markup. */
export function count(html: string, part: string): number {
  return html.split(part).length - 1;
}
