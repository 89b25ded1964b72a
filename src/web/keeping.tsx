import { useMemo, type ReactNode } from 'react';
import { v7 as newId } from 'uuid';
import { ok, type InputOf, type Result } from '../kernel/index.ts';
import {
  addRemark,
  chooseView,
  discardFormDraft,
  getFormDraft,
  listRemarks,
  listViews,
  removeView,
  saveFormDraft,
  saveView,
  withdrawRemark,
  writeSheet,
} from '../modules/desk/contract/index.ts';
import { useClient, type Client, type Failure } from '../ui/data.tsx';
import { KeepingContext, type Keeping } from '../ui/keeping.ts';

/** What came, seen through one of its parts. */
function through<T, U>(result: Result<T, Failure>, part: (value: T) => U): Result<U, Failure> {
  return result.ok ? ok(part(result.value)) : result;
}

/** The keepers of drafts, views and remarks, over the operations of the desk. */
export function keepingOf(client: Client): Keeping {
  const { call } = client;
  const requestId = () => ({ requestId: newId() });
  return {
    sheets: {
      make: (list, sheet) => {
        const file = new File([JSON.stringify(sheet)], 'sheet.json');
        return call(writeSheet, { ...requestId(), list }, { file }) as Promise<
          Result<Blob, Failure>
        >;
      },
    },
    drafts: {
      find: async (form, record) =>
        through(await call(getFormDraft, { form, record }), ({ draft }) => draft),
      save: (form, record, given) =>
        call(saveFormDraft, { ...requestId(), form, record, ...given }),
      discard: (form, record) => call(discardFormDraft, { ...requestId(), form, record }),
    },
    views: {
      list: async (list) => through(await call(listViews, { list }), ({ views }) => views),
      save: (list, { name, query, shared }) =>
        call(saveView, { ...requestId(), list, name, query, shared }),
      remove: (id) => call(removeView, { ...requestId(), id }),
      choose: (list, view) => call(chooseView, { ...requestId(), list, view }),
    },
    talk: {
      list: (kind, record) => call(listRemarks, { kind: kind as RecordKind, record }),
      add: (kind, record, text) =>
        call(addRemark, { ...requestId(), kind: kind as RecordKind, record, text }),
      withdraw: (id) => call(withdrawRemark, { ...requestId(), id }),
    },
  };
}

/** The kinds of the contract; the server refuses any other. */
type RecordKind = InputOf<typeof listRemarks>['kind'];

/** Gives every screen the keepers; fetched with the first screen. */
export function Keeper({ children }: { readonly children: ReactNode }) {
  const client = useClient();
  const keeping = useMemo(() => keepingOf(client), [client]);
  return <KeepingContext value={keeping}>{children}</KeepingContext>;
}
