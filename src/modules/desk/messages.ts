import { defineMessages } from '../../kernel/index.ts';

/** Words of the desk that refusals and files share. */
export const deskMessages = defineMessages(
  {
    'error.desk.people_only': 'Việc này dành cho tài khoản của người dùng. Đề nghị đăng nhập.',
    'error.desk.feed_taken': 'Không tạo được địa chỉ lịch này. Đề nghị tạo lại địa chỉ khác.',
    'error.desk.no_such_feed':
      'Địa chỉ lịch này không còn dùng được. Đề nghị mở trang Lịch làm việc và tạo địa chỉ mới.',
    'error.desk.draft_changed':
      'Bản nháp này đã được lưu ở nơi khác. Đề nghị so hai bản rồi chọn nội dung giữ lại.',
    'error.desk.too_many_drafts':
      'Đã có {limit} bản nháp. Đề nghị gửi hoặc bỏ bớt bản nháp cũ rồi lưu lại.',
    'error.desk.view_name_empty': 'Đề nghị ghi tên chế độ xem.',
    'error.desk.no_such_view': 'Chế độ xem này không còn, hoặc do người khác lưu.',
    'error.desk.too_many_views':
      'Danh sách này đã có {limit} chế độ xem của mình. Đề nghị bỏ bớt rồi lưu lại.',
    'error.desk.record_not_seen':
      'Không tìm thấy mục này, hoặc mục nằm ngoài phạm vi được giao của tài khoản.',
    'error.desk.no_such_remark': 'Không tìm thấy nội dung trao đổi này của mình.',
    'error.desk.remark_empty': 'Đề nghị ghi nội dung trao đổi.',
    'feed.name': 'An Sinh: lịch của {name}',
    'feed.due': 'Hạn: {title}',
    'feed.dueOf': 'Nhiệm vụ {code}, Kế hoạch {plan}. Cơ quan chủ trì: {agency}.',
    'feed.source': 'Căn cứ: {source}',
    'feed.unsourced': 'Chưa có căn cứ kèm theo; chưa kiểm chứng.',
    'feed.category.task': 'Nhiệm vụ',
    'feed.category.observance': 'Ngày kỷ niệm',
    'feed.category.deadline': 'Hạn trong năm',
    'feed.category.period': 'Đợt công việc',
  },
  {
    'error.desk.people_only': 'This is for people’s accounts. Sign in first.',
    'error.desk.feed_taken': 'This address could not be made. Make another one.',
    'error.desk.no_such_feed':
      'This calendar address is no longer in use. Open the page Working calendar and make a new one.',
    'error.desk.draft_changed':
      'This draft was saved elsewhere. Compare both versions and choose what to keep.',
    'error.desk.too_many_drafts':
      'There are {limit} drafts already. Send or discard an old one, then save again.',
    'error.desk.view_name_empty': 'Write a name for the view.',
    'error.desk.no_such_view': 'This view is gone, or somebody else saved it.',
    'error.desk.too_many_views':
      'There are {limit} views of your own of this list. Remove one, then save again.',
    'error.desk.record_not_seen': 'This is not there, or it lies outside what the account may see.',
    'error.desk.no_such_remark': 'You wrote nothing of this kind.',
    'error.desk.remark_empty': 'Write something first.',
    'feed.name': 'An Sinh: calendar of {name}',
    'feed.due': 'Due: {title}',
    'feed.dueOf': 'Task {code} of plan {plan}. Lead: {agency}.',
    'feed.source': 'By: {source}',
    'feed.unsourced': 'No source yet; not verified.',
    'feed.category.task': 'Task',
    'feed.category.observance': 'Day kept',
    'feed.category.deadline': 'Deadline of the year',
    'feed.category.period': 'Period of work',
  },
);
