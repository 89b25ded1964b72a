import { createContext, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';
import { fill, type Language, type Messages } from '../kernel/index.ts';

interface LanguageState {
  readonly language: Language;
  readonly setLanguage: (language: Language) => void;
}

const LanguageContext = createContext<LanguageState>({ language: 'vi', setLanguage: () => {} });

const cookieName = 'language';

/** The language of a cookie header; Vietnamese unless English was chosen. */
export function languageOfCookie(cookie: string): Language {
  return /(?:^|;\s*)language=en(?:;|$)/.test(cookie) ? 'en' : 'vi';
}

export interface LanguageProviderProps {
  readonly children: ReactNode;
  readonly initial?: Language;
}

/** Holds the language of the page; the choice lives in a cookie, which the server may read too. */
export function LanguageProvider({ children, initial }: LanguageProviderProps) {
  const [language, setLanguage] = useState<Language>(initial ?? languageOfCookie(document.cookie));
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  const value = useMemo(
    () => ({
      language,
      setLanguage: (next: Language) => {
        document.cookie = `${cookieName}=${next}; Path=/; Max-Age=31536000; SameSite=Lax`;
        setLanguage(next);
      },
    }),
    [language],
  );
  return <LanguageContext value={value}>{children}</LanguageContext>;
}

export function useLanguage(): LanguageState {
  return useContext(LanguageContext);
}

export type Fill = Readonly<Record<string, string | number>>;

/** Gives the texts of one module in the language of the page: `t('key', { name })`. */
export function useText<K extends string>(messages: Messages<K>): (key: K, data?: Fill) => string {
  const { language } = useLanguage();
  return useMemo(
    () => (key: K, data?: Fill) => fill(messages[language][key], data),
    [messages, language],
  );
}

/** A text that is written where it is used, in both languages (titles of screens). */
export interface Words {
  readonly vi: string;
  readonly en: string;
}

export function useWords(): (words: Words) => string {
  const { language } = useLanguage();
  return (words) => words[language];
}
