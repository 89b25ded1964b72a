import { createContext } from 'react';
import type { TimelineEntry } from './timeline.tsx';

/** What people wrote about the record that is shown, for its timeline. */
export const TalkContext = createContext<readonly TimelineEntry[]>([]);
