import Button from '@mui/material/Button';
import { defineExamples } from './examples.ts';
import { Icon } from './icons.tsx';
import { DocumentWords, Heading2, KeyValues, Tag } from './parts.tsx';
import { Now, RecordPage, Segmented, Tabs } from './record-page.tsx';
import { StateMark } from './state-mark.tsx';
import { SideScroll, Table } from './table-look.ts';
import { Timeline } from './timeline.tsx';

const entries = [
  {
    id: '1',
    when: '24/11/2015 16:20',
    what: (
      <>
        <b>Lê Văn Khải</b>, Phòng Người có công, gửi báo cáo năm 2015
      </>
    ),
    key: true,
  },
  {
    id: '2',
    when: '20/11/2015 09:41',
    what: <b>Lê Văn Khải</b>,
    quote: 'Đã đính kèm biên bản thống nhất vị trí với Sở Xây dựng.',
  },
];

const tabs = [
  { id: 'overview', label: 'Tổng quan', href: '/gallery' },
  { id: 'reports', label: 'Báo cáo các đợt', count: 5, href: '/gallery?tab=reports' },
  { id: 'history', label: 'Lịch sử', href: '/gallery?tab=history' },
];

function WrittenAndRead() {
  return (
    <SideScroll tabIndex={0} role="region" aria-label="Văn bản ghi và cách hiểu">
      <Table data-fixed="">
        <colgroup>
          <col style={{ width: 116 }} />
          <col />
          <col />
        </colgroup>
        <thead>
          <tr>
            <th scope="col">Mục</th>
            <th scope="col">Văn bản ghi</th>
            <th scope="col">Dùng để điều hành</th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">Chủ trì</th>
            <td data-wrap="">
              <DocumentWords>“Sở Lao động– TB&amp;XHB”</DocumentWords>
            </td>
            <td data-wrap="">
              Sở Lao động – Thương binh và Xã hội <Tag>cách hiểu</Tag>
            </td>
          </tr>
        </tbody>
      </Table>
    </SideScroll>
  );
}

export const examples = defineExamples('RecordPage', {
  'a task': () => (
    <div style={{ minHeight: 480, display: 'flex' }}>
      <RecordPage
        crumbs={[
          { label: 'Kế hoạch 4220/KH-UBND', href: '/plans' },
          { label: 'Phụ lục, phần I: Người có công', href: '/plans' },
          { label: 'PL.I.5' },
        ]}
        code="PL.I.5"
        title="Xây dựng nghĩa trang liệt sỹ thành phố"
        state={
          <StateMark kind="late" boxed>
            Chậm tiến độ
          </StateMark>
        }
        facts={[
          { label: 'Chủ trì', value: 'Sở Lao động – Thương binh và Xã hội' },
          { label: 'Hạn nhiệm vụ', value: '31/12/2015' },
        ]}
        neighbours={{ index: 5, total: 36, previous: '/plans?p=4', next: '/plans?p=6' }}
        actions={
          <Button>
            <Icon name="print" />
            In
          </Button>
        }
        now={
          <Now
            actions={
              <>
                <Button>Trả lại để bổ sung, hoàn thiện</Button>
                <Button variant="contained">Đã kiểm tra, chuyển tổng hợp</Button>
              </>
            }
          >
            <strong>Kiểm tra báo cáo năm 2015 trong hôm nay.</strong> Đơn vị gửi 24/11/2015.
          </Now>
        }
        tabs={<Tabs tabs={tabs} current="overview" />}
        aside={<Timeline entries={entries} />}
      >
        <Heading2>Văn bản ghi và cách hiểu để điều hành</Heading2>
        <WrittenAndRead />
        <KeyValues>
          <dt>Tình trạng</dt>
          <dd>Chậm tiến độ</dd>
          <dt>Trách nhiệm</dt>
          <dd>
            Phòng Người có công <Tag tone="amber">chưa kiểm chứng</Tag>
          </dd>
        </KeyValues>
      </RecordPage>
    </div>
  ),
  segments: () => <Segmented tabs={tabs} current="reports" label="Lọc" />,
  'nothing happened': () => <Timeline entries={[]} />,
});
