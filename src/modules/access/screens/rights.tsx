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
import { rightsMessages } from './rights-messages.ts';
import { mayDo, rightsOf, type Right } from './rights-rows.ts';

const rows = rightsOf(acts);

function useColumns(): readonly ListColumn<Right>[] {
  const text = useText(rightsMessages);
  const { language } = useLanguage();
  return useMemo(
    () => [
      {
        id: 'act',
        label: text('act'),
        main: true,
        fixed: true,
        value: (right) => right[language],
      },
      { id: 'id', label: text('id'), width: 190, value: (right) => right.id },
      {
        id: 'roles',
        label: text('roles'),
        value: (right) =>
          right.open === null
            ? right.roles
                .map(({ role, reach }) =>
                  text(`reach.${reach}`, { role: roleName(role, language) }),
                )
                .join('; ')
            : text(right.open),
      },
      {
        id: 'permission',
        label: text('permission'),
        width: 140,
        value: (right) => right.permission,
      },
      {
        id: 'audit',
        label: text('audit'),
        width: 130,
        value: (right) => text(`audit.${right.audit}`),
      },
      {
        id: 'stepUp',
        label: text('stepUp'),
        width: 120,
        value: (right) => (right.stepUp ? text('stepUp.yes') : ''),
      },
    ],
    [text, language],
  );
}

function useFilters(): readonly ListFilter<Right>[] {
  const text = useText(rightsMessages);
  const { language } = useLanguage();
  return useMemo(
    () => [
      {
        id: 'role',
        label: text('role'),
        options: roleChoices.map(({ code, name }) => ({ value: code, label: name[language] })),
        matches: (right, values) => mayDo(right, values),
      },
      {
        id: 'audit',
        label: text('audit'),
        options: (['none', 'read', 'write'] as const).map((audit) => {
          return { value: audit, label: text(`audit.${audit}`) };
        }),
        matches: (right, values) => values.includes(right.audit),
      },
    ],
    [text, language],
  );
}

/** Contracts × roles: search an act for its roles, filter by a role for its acts; as a file too. */
export function Rights(_props: ScreenProps) {
  const text = useText(rightsMessages);
  const columns = useColumns();
  const filters = useFilters();
  const shape = useMemo(() => shapeOf(columns, filters, []), [columns, filters]);
  const control = useList(shape);
  return (
    <Page>
      <DataList
        list="rights"
        title={text('title')}
        control={control}
        columns={columns}
        filters={filters}
        rows={rows}
        rowId={(right) => right.id}
        rowName={(right) => right.vi}
        empty={<Empty title={text('none')}>{text('noneText')}</Empty>}
        fileName="ai-duoc-lam-gi"
      />
    </Page>
  );
}
