import { defineMessages } from '../../kernel/index.ts';

/** Words of the desk that refusals and files share. */
export const deskMessages = defineMessages(
  {
    'error.desk.people_only': 'Việc này dành cho tài khoản của người dùng. Đề nghị đăng nhập.',
    'error.desk.feed_taken': 'Không tạo được địa chỉ lịch này. Đề nghị tạo lại địa chỉ khác.',
    'error.desk.no_such_feed':
      'Địa chỉ lịch này không còn dùng được. Đề nghị mở trang Lịch làm việc và tạo địa chỉ mới.',
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
