import type { ReactElement } from 'react';
import {
  fill,
  type InputOf,
  type Language,
  type Messages,
  type Operation,
  type Refusal,
  type ReplyOf,
  type Result,
} from '../kernel/index.ts';

/** Which entry of the main navigation a page belongs to. */
export type Place = 'home' | 'check' | 'policies' | 'plans' | 'data' | 'search' | 'about';

/** How the reader wants to see: kept in cookies, set by a form, no script. */
export interface Look {
  readonly large: boolean;
  readonly contrast: boolean;
}

/** Where the reader is: language, address and what stands in it. */
export interface PageAt {
  readonly language: Language;
  /** Path without the language: `/plans/4220-KH-UBND-2013`. */
  readonly path: string;
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  readonly look: Look;
  /** What a form of the page sent; absent where the page was only opened. */
  readonly form?: URLSearchParams;
}

/** What an operation's input is made of. */
export type PageAsked = Pick<PageAt, 'params' | 'query' | 'form'>;

/** What a page shows: rendered once to HTML, complete without scripts. */
export interface PageView {
  readonly title: string;
  readonly place: Place;
  readonly crumbs: readonly { readonly href: string; readonly text: string }[];
  readonly body: ReactElement;
  /** A band across the page above the body. */
  readonly hero?: ReactElement;
  /** Of the answer, where it is not 200: a form that is broken. */
  readonly status?: number;
}

/** One public operation a page reads, named by its id. */
export interface PageRead {
  readonly operation: string;
  readonly input: (at: PageAsked) => unknown;
}

/** What a page does when its form asks for it; `input` is null where it does not. */
export interface PageDeed {
  readonly operation: string;
  readonly input: (at: PageAsked) => unknown;
}

/** A page, as the server serves it. */
export interface Page {
  readonly path: string;
  /** True where the page has a form that is sent to its own address. */
  readonly takesForm?: true;
  readonly reads: Readonly<Record<string, PageRead>>;
  /** Its refusals are told on the page itself, beside the field. */
  readonly deeds?: Readonly<Record<string, PageDeed>>;
  readonly render: (data: never, at: PageAt) => PageView;
}

/** Operations by the name a page gives what they answer. */
type Reads = Readonly<Record<string, Operation>>;

/** What became of a deed; null: it was not asked for. */
export type Done<P extends Operation> = Result<ReplyOf<P>, Refusal> | null;

interface Declared<R extends Reads> {
  readonly path: string;
  readonly takesForm?: true;
  readonly reads: {
    readonly [K in keyof R]: {
      readonly operation: R[K]['id'];
      readonly input: (at: PageAsked) => Partial<InputOf<R[K]>>;
    };
  };
}

type Replies<R extends Reads> = { readonly [K in keyof R]: ReplyOf<R[K]> };

/** Declares a page: its data are the replies of public operations, checked by their contracts. */
export function definePage<R extends Reads>(
  page: Declared<R> & { readonly render: (data: Replies<R>, at: PageAt) => PageView },
): Page {
  return page;
}

/** Declares a page whose form may also do something: what became of it is told on the page. */
export function defineDeedPage<R extends Reads, D extends Reads>(
  page: Declared<R> & {
    readonly takesForm: true;
    readonly deeds: {
      readonly [K in keyof D]: {
        readonly operation: D[K]['id'];
        readonly input: (at: PageAsked) => InputOf<D[K]> | null;
      };
    };
    readonly render: (
      data: Replies<R> & { readonly [K in keyof D]: Done<D[K]> },
      at: PageAt,
    ) => PageView;
  },
): Page {
  return page;
}

/** An address of ours in the reader's language. */
export function href(at: Pick<PageAt, 'language'>, path: string): string {
  return at.language === 'vi' ? path : `/en${path === '/' ? '' : path}`;
}

/** The reader's texts of some messages. */
export function textsOf<K extends string>(
  at: Pick<PageAt, 'language'>,
  messages: Messages<K>,
): (key: K, data?: Readonly<Record<string, string | number>>) => string {
  const texts = messages[at.language];
  return (key, data = {}) => fill(texts[key], data);
}
