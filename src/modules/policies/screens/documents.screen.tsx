import { defineScreen } from '../../../ui/screen.ts';

export const screen = defineScreen({
  path: '/law/documents',
  title: { vi: 'Văn bản pháp luật', en: 'Legal instruments' },
  permission: 'signed_in',
  nav: { group: 'social', order: 33, label: { vi: 'Văn bản pháp luật', en: 'Legal instruments' } },
  load: async () => (await import('./documents.tsx')).Documents,
});
