import type { ComponentType } from 'react';
import type { Words } from './language.tsx';

/** What a screen gets from its address. */
export interface ScreenProps {
  readonly params: Readonly<Record<string, string>>;
}

/** Groups of the side bar, in their order. */
export type NavGroup = 'home' | 'plans' | 'social' | 'system';

export interface ScreenNav {
  readonly group: NavGroup;
  readonly order: number;
  readonly label: Words;
  /** Hangs under a record that is open: shown only while the address holds these parameters. */
  readonly under?: string;
}

/** One staff screen as data. The component is fetched when it is first opened. */
export interface Screen {
  /** Below `/app`; `$name` is a parameter: `/plans/$key/tasks/$code`. */
  readonly path: string;
  readonly title: Words;
  /** A permission of the roles, `signed_in`, or `public`. */
  readonly permission: string;
  /** Absent: reached from other screens only. */
  readonly nav?: ScreenNav;
  /** Needs the whole width (text beside findings): the side bar begins folded. */
  readonly wide?: boolean;
  readonly load: () => Promise<ComponentType<ScreenProps>>;
}

/** Declares a screen: `export const screen = defineScreen({…})` in `x.screen.tsx`. */
export function defineScreen(screen: Screen): Screen {
  return screen;
}
