/** What a task is reported to be; `not_reported` until a round of reports says otherwise. */
export const taskStates = [
  'in_progress',
  'not_started',
  'delayed',
  'done',
  'no_longer_suitable',
  'not_reported',
] as const;
