import { defineScreen } from '../../../ui/screen.ts';

export const screen = defineScreen({
  path: '/law/documents/$number',
  title: { vi: 'Văn bản pháp luật', en: 'Legal instrument' },
  permission: 'signed_in',
  load: async () => (await import('./document.tsx')).Document,
});
