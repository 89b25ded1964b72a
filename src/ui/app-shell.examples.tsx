import { AppShell } from './app-shell.tsx';
import { defineExamples } from './examples.ts';
import { PageHeader } from './page-header.tsx';
import { SideNav, type NavSection } from './side-nav.tsx';

export const sampleSections: readonly NavSection[] = [
  { id: 'home', items: [{ label: 'Việc của tôi', href: '/', current: false, count: 21 }] },
  {
    id: 'plans',
    label: 'Kế hoạch',
    items: [
      { label: 'Tất cả kế hoạch', href: '/plans', current: false },
      {
        label: '4220/KH-UBND',
        href: '/plans/4220',
        current: false,
        children: [
          { label: 'Nhiệm vụ', href: '/plans/4220/tasks', current: true, count: 36 },
          { label: 'Điểm cần rà soát', href: '/plans/4220/findings', current: false },
        ],
      },
    ],
  },
];

export const examples = defineExamples('SideNav', {
  'with the records of a plan': () => (
    <div style={{ width: 208, height: 260, display: 'grid' }}>
      <SideNav sections={sampleSections} />
    </div>
  ),
});

/** Drawn on a page of its own: it is the whole window. */
export function ShellSample() {
  return (
    <AppShell
      place="Thành phố Hải Phòng"
      sample
      sections={sampleSections}
      account={{
        name: 'Trần Thu Hà',
        note: 'Chuyên viên, Sở Lao động – Thương binh và Xã hội',
        items: [{ label: 'Tài khoản của tôi', href: '/account' }],
        onLogout: () => {},
      }}
    >
      <PageHeader title="Nhiệm vụ" count={36} />
    </AppShell>
  );
}
