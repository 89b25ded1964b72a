import Button from '@mui/material/Button';
import { defineExamples } from './examples.ts';
import { PageHeader } from './page-header.tsx';

export const examples = defineExamples('PageHeader', {
  'title, count and crumbs': () => (
    <PageHeader
      title="Nhiệm vụ"
      count={36}
      crumbs={[{ label: 'Kế hoạch 4220/KH-UBND', href: '/plans' }]}
    />
  ),
  'a deed at the right': () => (
    <PageHeader title="Người dùng" count={1234} note="thứ Năm, 26/11/2015">
      <Button variant="contained">Thêm người dùng</Button>
    </PageHeader>
  ),
  'a long title': () => (
    <PageHeader title="Kế hoạch thực hiện một số chính sách xã hội trên địa bàn thành phố" />
  ),
});
