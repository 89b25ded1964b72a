import { useMemo, useState } from 'react';
import { ok } from '../kernel/index.ts';
import { defineExamples } from './examples.ts';
import { KeepingContext, type Keeping } from './keeping.ts';
import { BulkDialog } from './list/bulk-dialog.tsx';
import { DataList } from './list/data-list.tsx';
import { shapeOf, type ListColumn } from './list/rows.ts';
import { useList } from './list/use-list.ts';
import { NavigationContext } from './navigation.tsx';
import { LinkButton } from './parts.tsx';
import { RecordTalk } from './talk.tsx';
import { Timeline } from './timeline.tsx';

const done = () => Promise.resolve(ok(null));

/** Keepers that hold one thing each and keep nothing new. */
const keeping: Keeping = {
  sheets: { make: async () => ok(new Blob(['x'])) },
  drafts: {
    find: () => Promise.resolve(ok(null)),
    save: () => Promise.resolve(ok({ version: 1, at: '2026-11-25T02:41:00Z' })),
    discard: done,
  },
  views: {
    list: () =>
      Promise.resolve(
        ok([
          {
            ...{ id: '1', name: 'Theo chủ trì', query: 'group=lead', shared: true },
            ...{ isDefault: true, own: true, by: 'user:ha' },
          },
        ]),
      ),
    save: done,
    remove: done,
    choose: done,
  },
  talk: {
    list: () =>
      Promise.resolve(
        ok({
          remarks: [
            {
              ...{ id: '1', at: '2015-11-20T02:41:00Z', by: 'user:khai', own: true },
              ...{ text: 'Đã đính kèm biên bản.', withdrawnAt: null },
            },
          ],
          looks: [{ by: 'user:lan', last: '2015-11-24T02:00:00Z', times: 3 }],
        }),
      ),
    add: done,
    withdraw: done,
  },
};

interface Task {
  readonly code: string;
  readonly lead: string;
  readonly money: number;
}

const tasks: readonly Task[] = [
  { code: 'PL.I.1', lead: 'Sở Xây dựng', money: 1200 },
  { code: 'PL.I.2', lead: 'Sở Nội vụ', money: 300 },
  { code: 'PL.I.3', lead: 'Sở Xây dựng', money: 50 },
];
const columns: readonly ListColumn<Task>[] = [
  { id: 'code', label: 'Mã', width: 90, fixed: true, value: ({ code }) => code },
  { id: 'lead', label: 'Chủ trì', groups: true, value: ({ lead }) => lead },
  {
    ...{ id: 'money', label: 'Triệu đồng', width: 120, align: 'right', sum: true },
    value: ({ money }) => money,
  },
];

function GroupedList() {
  const shape = useMemo(() => shapeOf(columns, [], []), []);
  return (
    <DataList<Task>
      title="Nhiệm vụ theo chủ trì"
      list="gallery"
      control={useList(shape)}
      columns={columns}
      rows={tasks}
      rowId={({ code }) => code}
      rowName={({ code }) => code}
      empty={null}
      fileName="nhiem-vu"
    />
  );
}

function BulkSample() {
  const [open, setOpen] = useState(false);
  return (
    <>
      <LinkButton type="button" onClick={() => setOpen(true)}>
        Nhắc 2 nhiệm vụ
      </LinkButton>
      {open && (
        <BulkDialog
          title="Nhắc gửi báo cáo"
          of="Nhiệm vụ"
          rows={tasks}
          rowId={({ code }) => code}
          rowName={({ code }) => code}
          check={({ code }) =>
            code === 'PL.I.2'
              ? { ok: false, words: 'Không nhắc: đã gửi ngày 24/11/2015' }
              : { ok: true, words: 'Sẽ nhắc' }
          }
          deed={(count) => `Nhắc ${count} nhiệm vụ`}
          act={done}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}

const address = { base: '/app', path: '/gallery', search: 'group=lead', go: () => {} };
const happened = [
  { id: '1', at: '2015-11-24T09:20:00Z', when: '24/11/2015 16:20', what: 'Gửi báo cáo năm 2015' },
  { id: '2', at: '2015-11-03T01:00:00Z', when: '03/11/2015 08:00', what: 'Mở đợt báo cáo' },
];

export const examples = defineExamples('SavedViews, BulkDialog, RecordTalk', {
  'groups with subtotals and saved views': () => (
    <KeepingContext value={keeping}>
      <NavigationContext value={address}>
        <GroupedList />
      </NavigationContext>
    </KeepingContext>
  ),
  'a deed on many rows': () => <BulkSample />,
  'remarks among what happened, and who looked': () => (
    <KeepingContext value={keeping}>
      <RecordTalk of={{ kind: 'task', record: 'p/t' }}>
        <Timeline entries={happened} />
      </RecordTalk>
    </KeepingContext>
  ),
});
