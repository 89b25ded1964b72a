import { defineMessages } from '../../kernel/index.ts';

/** Words of the calendar that refusals and screens share. */
export const calendarMessages = defineMessages(
  {
    'error.calendar.year_outside':
      'Lịch làm việc có từ năm 2000 đến năm 2050; không có năm {year}. Đề nghị chọn ngày khác.',
    'error.calendar.limit_outside':
      'Thời hạn kết thúc sau năm 2050, ngoài lịch làm việc. Đề nghị giảm số ngày.',
    'error.calendar.city_only':
      'Lịch làm việc chung cho cả thành phố. Đề nghị gửi văn bản cho công chức pháp chế hoặc quản trị viên của thành phố.',
    'error.calendar.changed':
      'Sổ ghi lịch vừa có nội dung mới do {by} ghi. Đề nghị xem lại rồi ghi tiếp.',
    'error.calendar.not_announced':
      'Năm {year}, ngày nghỉ của dịp này do luật ấn định, không theo thông báo hằng năm.',
    'error.calendar.days_wrong':
      'Dịp này nghỉ {count} ngày liền nhau, trong đó có ngày {on}. Đề nghị xem lại các ngày theo văn bản.',
    'error.calendar.swapped': 'Ngày {on} đã được hoán đổi theo một văn bản khác.',
    'error.calendar.already_off': 'Ngày {on} vốn là ngày nghỉ nên không hoán đổi được.',
    'error.calendar.not_weekly_rest':
      'Ngày làm bù {on} phải là ngày nghỉ hằng tuần và không phải ngày lễ.',
    'error.calendar.swap_far':
      'Hai ngày hoán đổi phải trong cùng một năm, cách nhau không quá {days} ngày.',
    'error.calendar.no_such_notice':
      'Không có thông báo này, hoặc thông báo đã được rút lại. Đề nghị tải lại lịch.',
    'error.calendar.document_later':
      'Văn bản đề ngày {on}, sau hôm nay. Đề nghị kiểm tra ngày của văn bản.',
  },
  {
    'error.calendar.year_outside':
      'The calendar runs from 2000 to 2050; there is no {year}. Choose another day.',
    'error.calendar.limit_outside':
      'The time limit ends after 2050, beyond the calendar. Choose fewer days.',
    'error.calendar.city_only':
      'The calendar is the whole city’s. Send the document to the city’s legal officer or administrator.',
    'error.calendar.changed':
      '{by} has just entered something in the calendar. Look at it, then go on.',
    'error.calendar.not_announced':
      'In {year} the law itself fixes the days of this holiday; no notice does.',
    'error.calendar.days_wrong':
      'This holiday has {count} days in a row, {on} among them. Compare with the document.',
    'error.calendar.swapped': '{on} is swapped already by another document.',
    'error.calendar.already_off': '{on} is off as it is and cannot be swapped.',
    'error.calendar.not_weekly_rest':
      'The day worked in exchange, {on}, must be a day of weekly rest and no holiday.',
    'error.calendar.swap_far': 'Both days of a swap lie in one year, at most {days} days apart.',
    'error.calendar.no_such_notice':
      'There is no such notice, or it was taken back. Load the calendar again.',
    'error.calendar.document_later':
      'The document is dated {on}, after today. Check the date of the document.',
  },
);
