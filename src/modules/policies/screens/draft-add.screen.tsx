import { defineScreen } from '../../../ui/screen.ts';

export const screen = defineScreen({
  path: '/law/drafts/new',
  title: { vi: 'Lập dự thảo quy định', en: 'New draft of law' },
  permission: 'law.draft',
  load: async () => (await import('./draft-add.tsx')).DraftAdd,
});
