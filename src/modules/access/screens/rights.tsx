import { useMemo } from 'react';
import {
  DataList,
  Empty,
  Page,
  shapeOf,
  useLanguage,
  useList,
  useText,
  type ListColumn,
  type ListFilter,
  type ScreenProps,
} from '../../../ui/index.ts';
import { acts, roleChoices, roleName } from '../contract/index.ts';
import { accessScreenMessages } from './messages.ts';
import { mayDo, rightsOf, type Right } from './rights-rows.ts';

const rows = rightsOf(acts);

function useColumns(): readonly ListColumn<Right>[] {
  const text = useText(accessScreenMessages);
  const { language } = useLanguage();
  return useMemo(
    () => [
      {
        id: 'act',
        label: text('rights.act'),
        main: true,
        fixed: true,
        value: (right) => right[language],
      },
      { id: 'id', label: text('rights.id'), width: 190, value: (right) => right.id },
      {
        id: 'roles',
        label: text('rights.roles'),
        value: (right) =>
          right.open === null
            ? right.roles
                .map(({ role, reach }) =>
                  text(`rights.reach.${reach}`, { role: roleName(role, language) }),
                )
                .join('; ')
            : text(`rights.${right.open}`),
      },
      {
        id: 'permission',
        label: text('rights.permission'),
        width: 140,
        value: (right) => right.permission,
      },
      {
        id: 'audit',
        label: text('rights.audit'),
        width: 130,
        value: (right) => text(`rights.audit.${right.audit}`),
      },
      {
        id: 'stepUp',
        label: text('rights.stepUp'),
        width: 120,
        value: (right) => (right.stepUp ? text('rights.stepUp.yes') : ''),
      },
    ],
    [text, language],
  );
}

function useFilters(): readonly ListFilter<Right>[] {
  const text = useText(accessScreenMessages);
  const { language } = useLanguage();
  return useMemo(
    () => [
      {
        id: 'role',
        label: text('rights.role'),
        options: roleChoices.map(({ code, name }) => ({ value: code, label: name[language] })),
        matches: (right, values) => mayDo(right, values),
      },
      {
        id: 'audit',
        label: text('rights.audit'),
        options: (['none', 'read', 'write'] as const).map((audit) => {
          return { value: audit, label: text(`rights.audit.${audit}`) };
        }),
        matches: (right, values) => values.includes(right.audit),
      },
    ],
    [text, language],
  );
}

/** Contracts × roles: search an act for its roles, filter by a role for its acts; as a file too. */
export function Rights(_props: ScreenProps) {
  const text = useText(accessScreenMessages);
  const columns = useColumns();
  const filters = useFilters();
  const shape = useMemo(() => shapeOf(columns, filters, []), [columns, filters]);
  const control = useList(shape);
  return (
    <Page>
      <DataList
        list="rights"
        title={text('rights.title')}
        control={control}
        columns={columns}
        filters={filters}
        rows={rows}
        rowId={(right) => right.id}
        rowName={(right) => right.vi}
        empty={<Empty title={text('rights.none')}>{text('rights.noneText')}</Empty>}
        fileName="ai-duoc-lam-gi"
      />
    </Page>
  );
}
