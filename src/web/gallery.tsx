import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { styled } from '@mui/material/styles';
import { useState } from 'react';
import { createRoot } from 'react-dom/client';
import { ShellSample } from '../ui/app-shell.examples.tsx';
import type { Examples } from '../ui/examples.ts';
import { LanguageProvider } from '../ui/language.tsx';
import { NavigationContext } from '../ui/navigation.tsx';
import '../ui/theme/fonts.css';
import { Look } from '../ui/theme/look.tsx';
import { color, font, type } from '../ui/theme/tokens.ts';

/* Every example of every shared component on one page; for the tests and `vite`, never shipped. */

const found = import.meta.glob<{ examples: Examples }>('../ui/**/*.examples.tsx', { eager: true });
const all = Object.values(found)
  .map(({ examples }) => examples)
  .sort((a, b) => a.of.localeCompare(b.of));

const Sheet = styled('main')({
  padding: '16px 24px',
  '& > h1': { font: `600 ${type.t20} ${font.ui}` },
  '& > section': { borderTop: `1px solid ${color.control}`, marginTop: 20, paddingTop: 10 },
  '& > section > h2': { font: `600 ${type.t14} ${font.ui}` },
  '& h3[data-case]': { font: `400 ${type.t12} ${font.ui}`, color: color.ink2, marginTop: 12 },
});

function Gallery() {
  const [address, setAddress] = useState({ path: '/gallery', search: '' });
  const only = new URLSearchParams(window.location.search).get('of');
  const go = (href: string) => {
    const [path = '', search = ''] = href.split('?');
    setAddress({ path, search });
  };
  const shown = only === 'AppShell' ? [] : all.filter(({ of }) => only === null || of === only);
  return (
    <NavigationContext value={{ base: '/app', ...address, go }}>
      {only === 'AppShell' ? (
        <ShellSample />
      ) : (
        <Sheet data-gallery="">
          <h1>Các phần và trạng thái</h1>
          {shown.map(({ of, cases }) => (
            <section key={of} aria-label={of}>
              <h2>{of}</h2>
              {Object.entries(cases).map(([name, draw]) => (
                <div key={name} data-example={`${of}: ${name}`}>
                  <h3 data-case="">{name}</h3>
                  {draw()}
                </div>
              ))}
            </section>
          ))}
        </Sheet>
      )}
    </NavigationContext>
  );
}

const root = document.getElementById('root');
if (root !== null) {
  createRoot(root).render(
    <LanguageProvider initial="vi">
      <Look>
        <QueryClientProvider client={new QueryClient()}>
          <Gallery />
        </QueryClientProvider>
      </Look>
    </LanguageProvider>,
  );
}
