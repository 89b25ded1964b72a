import { defineScreen } from '../../../ui/screen.ts';

export const screen = defineScreen({
  path: '/law/drafts/$id',
  title: { vi: 'Dự thảo quy định', en: 'Draft of law' },
  permission: 'law.review',
  load: async () => (await import('./draft.tsx')).Draft,
});
