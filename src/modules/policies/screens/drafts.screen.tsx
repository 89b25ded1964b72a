import { defineScreen } from '../../../ui/screen.ts';

export const screen = defineScreen({
  path: '/law/drafts',
  title: { vi: 'Dự thảo quy định', en: 'Drafts of law' },
  permission: 'law.review',
  nav: { group: 'social', order: 36, label: { vi: 'Dự thảo quy định', en: 'Drafts of law' } },
  load: async () => (await import('./drafts.tsx')).Drafts,
});
