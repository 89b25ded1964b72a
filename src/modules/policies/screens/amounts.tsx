import { useCallback } from 'react';
import type { Language } from '../../../kernel/index.ts';
import { formatCount, useLanguage } from '../../../ui/index.ts';

/** A decimal as people read it, and as the law's own sentences write it: 1.250.000 and 2,5. */
export function shownAmount(text: string, language: Language): string {
  const [whole = '', decimals] = text.split('.');
  const grouped = formatCount(whole);
  if (language === 'en') return [grouped.replaceAll('.', ','), decimals ?? []].flat().join('.');
  return [grouped, decimals ?? []].flat().join(',');
}

/** Writes amounts in the language of the page. */
export function useAmount(): (text: string) => string {
  const { language } = useLanguage();
  return useCallback((text: string) => shownAmount(text, language), [language]);
}

/** A noun of the law as a heading begins it. */
export function capital(text: string): string {
  return text.charAt(0).toLocaleUpperCase('vi') + text.slice(1);
}
