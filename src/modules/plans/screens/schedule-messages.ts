import { defineMessages } from '../../../kernel/index.ts';

/** Words of the schedule of a plan. */
export const scheduleMessages = defineMessages(
  {
    title: 'Tiến độ theo năm',
    failed: 'Không tải được tiến độ theo năm',
    bar: 'Thực hiện {from}–{to}',
    odd: 'Không vẽ được: {why}',
    impossible: 'năm “{year}” nằm ngoài khoảng vẽ',
    reversed: 'kết thúc trước khi bắt đầu',
    unknown: 'không ghi năm; vẽ theo giai đoạn của kế hoạch',
    outside: 'ngoài giai đoạn {from}–{to}',
    'legend.used': 'Năm dùng để điều hành',
    'legend.reading': 'Theo cách hiểu, khác văn bản ghi',
    'legend.open': 'Không ghi năm, vẽ theo giai đoạn',
    running: 'Số nhiệm vụ thực hiện trong năm',
  },
  {
    title: 'By year',
    failed: 'The years could not be loaded',
    bar: 'Runs {from}–{to}',
    odd: 'Not drawn: {why}',
    impossible: 'the year “{year}” lies outside the drawing',
    reversed: 'it ends before it starts',
    unknown: 'no year is written; drawn over the period of the plan',
    outside: 'outside the period {from}–{to}',
    'legend.used': 'Years in use',
    'legend.reading': 'By a reading, other than written',
    'legend.open': 'No year written, drawn over the period',
    running: 'Tasks that run in the year',
  },
);
