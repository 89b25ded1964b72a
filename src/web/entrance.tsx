import { styled } from '@mui/material/styles';
import type { ReactNode } from 'react';
import { LanguageSwitch } from '../ui/app-shell.tsx';
import { Brand } from '../ui/icons.tsx';
import { Grow } from '../ui/parts.tsx';
import { color, font, size, type } from '../ui/theme/tokens.ts';

const Bar = styled('header')({
  display: 'flex',
  alignItems: 'center',
  gap: 12,
  minHeight: size.bar,
  padding: '0 16px',
  background: color.sea950,
  color: color.surface,
  font: `400 ${type.t13} ${font.num}`,
  '& > b': { display: 'inline-flex', alignItems: 'center', gap: 8, fontSize: '1rem' },
  '& button': { color: 'inherit' },
});

const Main = styled('main')({
  display: 'grid',
  gap: 12,
  width: '100%',
  maxWidth: 400,
  margin: '0 auto',
  padding: '48px 16px',
  '& h1': { font: `600 ${type.t20} ${font.ui}` },
});

export interface EntranceProps {
  readonly title: string;
  readonly children: ReactNode;
}

/** The pages before one is signed in: the bar, and one narrow column. */
export function Entrance({ title, children }: EntranceProps) {
  return (
    <>
      <Bar>
        <b>
          <Brand />
          An Sinh
        </b>
        <Grow />
        <LanguageSwitch />
      </Bar>
      <Main id="main">
        <h1>{title}</h1>
        {children}
      </Main>
    </>
  );
}
