import createCache from '@emotion/cache';
import { CacheProvider } from '@emotion/react';
import { ThemeProvider } from '@mui/material/styles';
import { useMemo, type ReactNode } from 'react';
import { useLanguage } from '../language.tsx';
import { GlobalLook } from './global.tsx';
import { makeTheme } from './theme.ts';

/** The nonce by which the server's content security policy lets our style tags in. */
export function pageNonce(): string | undefined {
  const meta = document.querySelector('meta[name="csp-nonce"]');
  const nonce = meta?.getAttribute('content') ?? '';
  return nonce === '' ? undefined : nonce;
}

const nonce = typeof document === 'undefined' ? undefined : pageNonce();
const cache = createCache(
  nonce === undefined ? { key: 'a', prepend: true } : { key: 'a', prepend: true, nonce },
);

/** Puts theme, style cache and global styles round the app. */
export function Look({ children }: { readonly children: ReactNode }) {
  const { language } = useLanguage();
  const theme = useMemo(() => makeTheme(language), [language]);
  return (
    <CacheProvider value={cache}>
      <ThemeProvider theme={theme}>
        <GlobalLook />
        {children}
      </ThemeProvider>
    </CacheProvider>
  );
}
