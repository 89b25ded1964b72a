import { defineScreen } from '../../../ui/screen.ts';

export const screen = defineScreen({
  path: '/law/values',
  title: { vi: 'Giá trị pháp luật', en: 'Values of the law' },
  permission: 'signed_in',
  nav: { group: 'social', order: 32, label: { vi: 'Giá trị pháp luật', en: 'Values of the law' } },
  load: async () => (await import('./values.tsx')).Values,
});
