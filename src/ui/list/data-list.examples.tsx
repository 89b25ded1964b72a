import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import { useMemo, useState } from 'react';
import { defineExamples } from '../examples.ts';
import { StateMark } from '../state-mark.tsx';
import { Empty, ErrorBox } from '../states.tsx';
import { media } from '../theme/tokens.ts';
import { DataList } from './data-list.tsx';
import { shapeOf, type ListColumn, type ListFilter } from './rows.ts';
import { readListState, writeListState } from './state.ts';

interface Sample {
  readonly code: string;
  readonly title: string;
  readonly lead: string;
  readonly money: number | null;
  readonly late: boolean;
}

const leads = ['Sở LĐ-TB&XH', 'Sở Xây dựng', 'Sở Y tế'];

function samples(count: number): readonly Sample[] {
  return Array.from({ length: count }, (_, index) => ({
    code: `PL.I.${index + 1}`,
    title: `Nâng cấp công trình ghi công liệt sỹ tại địa bàn số ${index + 1} của thành phố`,
    lead: leads[index % leads.length] ?? '',
    money: index % 4 === 0 ? null : index * 1500,
    late: index % 3 === 0,
  }));
}

const columns: readonly ListColumn<Sample>[] = [
  {
    id: 'code',
    label: 'Mã',
    width: 90,
    fixed: true,
    value: (row) => row.code,
    link: (row) => `/gallery?code=${row.code}`,
  },
  { id: 'title', label: 'Nhiệm vụ', main: true, value: (row) => row.title },
  { id: 'lead', label: 'Chủ trì', width: 130, value: (row) => row.lead },
  {
    id: 'money',
    label: 'Triệu đồng',
    width: 110,
    align: 'right',
    value: (row) => row.money,
  },
  {
    id: 'state',
    label: 'Tình trạng',
    width: 150,
    value: (row) => (row.late ? 'Chậm tiến độ' : 'Đang thực hiện'),
    cell: (row) =>
      row.late ? (
        <StateMark kind="late">Chậm tiến độ</StateMark>
      ) : (
        <StateMark kind="progress">Đang thực hiện</StateMark>
      ),
  },
];

const filters: readonly ListFilter<Sample>[] = [
  {
    id: 'lead',
    label: 'Chủ trì',
    options: leads.map((lead) => ({ value: lead, label: lead })),
    matches: (row, values) => values.includes(row.lead),
  },
];

const Frame = styled('div')({
  height: 360,
  display: 'flex',
  [media.narrow]: { height: 'auto' },
});

function remind() {
  return <Button>Nhắc gửi báo cáo</Button>;
}

interface ListExampleProps {
  readonly rows: readonly Sample[] | undefined;
  readonly search?: string;
  readonly bulk?: boolean;
  readonly problem?: boolean;
}

function ListExample({ rows, search = '', bulk = false, problem = false }: ListExampleProps) {
  const shape = useMemo(() => shapeOf(columns, filters, [{ id: 'code', desc: false }]), []);
  const [address, setAddress] = useState(search);
  const control = {
    state: readListState(address, shape),
    shape,
    change: (state: Parameters<typeof writeListState>[1]) =>
      setAddress(writeListState(address, state, shape)),
  };
  return (
    <Frame>
      <DataList
        title="Nhiệm vụ"
        crumbs={[{ label: 'Kế hoạch 4220/KH-UBND', href: '/plans' }]}
        control={control}
        columns={columns}
        filters={filters}
        rows={rows}
        rowId={(row) => row.code}
        rowName={(row) => row.code}
        summary="25 đang thực hiện, 6 chậm"
        empty={
          <Empty title="Chưa có nhiệm vụ." action={<Button>Nạp văn bản kế hoạch</Button>}>
            Nhiệm vụ có ở đây khi bản số hóa của kế hoạch được phê duyệt.
          </Empty>
        }
        {...(problem
          ? { problem: <ErrorBox title="Không tải được danh sách nhiệm vụ">mất kết nối.</ErrorBox> }
          : {})}
        {...(bulk ? { bulk: remind } : {})}
        fileName="nhiem-vu"
      />
    </Frame>
  );
}

export const examples = defineExamples('DataList', {
  'rows to select': () => <ListExample rows={samples(36)} bulk />,
  'filtered and searched': () => <ListExample rows={samples(36)} search="lead=Sở Y tế&q=lie" />,
  'ten thousand rows': () => <ListExample rows={samples(10_000)} bulk />,
  'no row fits': () => <ListExample rows={samples(5)} search="lead=Sở Y tế&q=khong co" />,
  empty: () => <ListExample rows={[]} />,
  loading: () => <ListExample rows={undefined} />,
  error: () => <ListExample rows={undefined} problem />,
});
