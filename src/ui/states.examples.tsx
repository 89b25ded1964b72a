import Button from '@mui/material/Button';
import { defineExamples } from './examples.ts';
import { Empty, ErrorBox, ErrorSummary, Loading, NoPermission, Notice } from './states.tsx';

export const examples = defineExamples('Empty, Loading, ErrorBox, NoPermission, Notice', {
  'nothing yet': () => (
    <Empty title="Chưa có nhiệm vụ." action={<Button>Nạp văn bản kế hoạch</Button>}>
      Nhiệm vụ có ở đây khi bản số hóa của kế hoạch được phê duyệt.
    </Empty>
  ),
  'no row fits the filters': () => (
    <Empty
      title="Không có nhiệm vụ nào khớp 2 bộ lọc."
      action={
        <>
          <Button>Bỏ lọc “Hoàn thành”</Button>
          <Button>Bỏ cả 2</Button>
        </>
      }
    >
      {null}
    </Empty>
  ),
  'loading, how far is known': () => (
    <Loading label="Đang đọc văn bản" done={312} total={1022} lines={3} onStop={() => {}} />
  ),
  loading: () => <Loading label="Đang tải danh sách nhiệm vụ" />,
  'connection lost': () => (
    <ErrorBox title="Không tải được danh sách nhiệm vụ" action={<Button>Tải lại</Button>}>
      vì mất kết nối với máy chủ lúc 09:41. Nội dung đang nhập vẫn được giữ trên máy này.
    </ErrorBox>
  ),
  'broken file': () => (
    <ErrorBox
      title="Không đọc được tệp “ke-hoach.docx”"
      action={<Button>Chọn tệp khác</Button>}
      trace="01JD8Z"
    >
      vì tệp bị cắt hoặc hỏng. Đề nghị mở bằng Word, lưu lại và tải lên lần nữa. Chưa có dữ liệu nào
      được ghi.
    </ErrorBox>
  ),
  'no permission': () => (
    <NoPermission
      title="Tài khoản này chưa được phân công nhiệm vụ PL.I.3."
      home={{ label: 'Về Việc của tôi', href: '/' }}
    >
      Đề nghị liên hệ đầu mối tổng hợp của cơ quan chủ trì (Sở Xây dựng).
    </NoPermission>
  ),
  'errors of a form': () => (
    <ErrorSummary
      errors={[
        { field: 'p1', text: 'Năm hoàn thành phải từ 2012 đến 2020.' },
        { text: 'Kế hoạch này vừa được người khác phê duyệt.' },
      ]}
    />
  ),
  notices: () => (
    <>
      <Notice>Mất mạng từ 09:41. Tiếp tục nhập; phần mềm gửi khi có mạng.</Notice>
      <Notice tone="sea">Phiên làm việc hết hạn sau 5 phút.</Notice>
      <Notice tone="green">Đã lưu mật khẩu mới.</Notice>
    </>
  ),
});
