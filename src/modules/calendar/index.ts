import { bind, type BoundOperation, type Module } from '../../platform/http/index.ts';
import * as contract from './contract.ts';
import { calendarErrors } from './errors.ts';
import { calendarMessages } from './messages.ts';
import * as service from './service/index.ts';

export type { YearEvent } from './domain/index.ts';
export { loadCalendar, workCalendar, yearEvents } from './service/index.ts';

const operations: readonly BoundOperation[] = [
  bind(contract.getCalendarYear, service.serveYear),
  bind(contract.getCalendarDays, service.serveDays),
  bind(contract.countCalendarDays, service.serveCount),
  bind(contract.enterCalendarNotice, service.serveEnterNotice),
  bind(contract.withdrawCalendarNotice, service.serveWithdrawNotice),
];

/** What the apps serve of this module. */
export const calendarModule: Module = {
  name: 'calendar',
  operations,
  messages: calendarMessages,
  errors: calendarErrors,
};
