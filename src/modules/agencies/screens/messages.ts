import { defineMessages } from '../../../kernel/index.ts';

/** Words of the screens of agencies, beside those of the module. */
export const agencyScreenMessages = defineMessages(
  {
    all: 'Danh mục cơ quan',
    search: 'Mở cơ quan theo mọi tên gọi',
    onDay: 'Tại ngày',
    emptyTitle: 'Không có cơ quan nào vào ngày này.',
    emptyText: 'Danh mục gồm các cơ quan có tên trong kế hoạch. Đề nghị chọn ngày khác.',
    failed: 'Không tải được danh mục cơ quan',
    failedOne: 'Không tải được cơ quan này',
    verification: 'Kiểm chứng',
    changedOn: 'Ngày thay đổi',
    from: 'Từ',
    to: 'đến',
    active: 'Cơ quan này đang hoạt động vào ngày xem.',
    nothingBefore: 'Không có cơ quan nào chuyển chức năng về đây.',
    ended: 'Kết thúc {date}',
    handOver:
      'Chưa rõ cơ quan tiếp nhận: khi bàn giao nhiệm vụ, phần mềm hỏi người lập kế hoạch, không tự chọn.',
  },
  {
    all: 'Register of agencies',
    search: 'Open an agency by any of its names',
    onDay: 'As of',
    emptyTitle: 'There is no agency on this day.',
    emptyText: 'The register holds the agencies that plans name. Choose another day.',
    failed: 'The register of agencies could not be loaded',
    failedOne: 'This agency could not be loaded',
    verification: 'Verification',
    changedOn: 'Day of the change',
    from: 'From',
    to: 'to',
    active: 'This agency is at work on the day shown.',
    nothingBefore: 'No agency passed into this one.',
    ended: 'Ended {date}',
    handOver:
      'No document says who took over: at a hand-over of tasks a person is asked; nothing is guessed.',
  },
);
