import { defineMessages } from '../../kernel/index.ts';

/** Texts of running a programme over a file of people. */
export const lawRunMessages = defineMessages(
  {
    'error.law.no_id_column':
      'Dòng đầu của tệp phải là tên các cột và phải có cột “id”; cột “household_id” nếu biết ai ở chung hộ.',
    'error.law.bad_row':
      'Dòng có {found} ô, dòng đầu có {wanted} cột; kiểm tra dấu phân cách và dấu ngoặc kép.',
    'error.law.row_without_id': 'Dòng không có mã người ở cột “id”.',
    'error.law.household_differs':
      'Hộ {household} đã được ghi khác ở một dòng trước; các dòng của một hộ phải ghi giống nhau về hộ.',
  },
  {
    'error.law.no_id_column':
      'The first line of the file must name the columns, “id” among them; “household_id” where it is known who lives together.',
    'error.law.bad_row':
      'The line has {found} cells, the first line {wanted} columns; check separators and quotation marks.',
    'error.law.row_without_id': 'The line has no person’s id in the column “id”.',
    'error.law.household_differs':
      'Household {household} was written differently on an earlier line; the lines of one household must agree about it.',
  },
);
