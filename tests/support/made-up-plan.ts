/** A made-up plan of any size, cells one a line, for tests and benchmarks of the reader. */

const agencies = [
  'Sở Y tế',
  'Sở Xây dựng',
  'Sở LĐTBXH',
  'Sở Tài chính',
  'Bảo hiểm xã hội thành phố',
  'Sở Giáo dục và Đào tạo',
];
const verbs = ['Rà soát', 'Xây dựng', 'Nâng cấp', 'Tập huấn', 'Kiểm tra', 'Hỗ trợ', 'Đào tạo'];
const things = [
  'hộ nghèo',
  'trạm y tế',
  'nhà ở người có công',
  'lớp dạy nghề',
  'trẻ em mồ côi',
  'người khuyết tật',
  'nước sạch nông thôn',
];

const pick = (from: readonly string[], index: number): string => from[index % from.length] ?? '';

/** Vietnamese syllables from a number, so that titles differ as real ones do. */
function place(index: number): string {
  const first = ['An', 'Bình', 'Cát', 'Đông', 'Hòa', 'Kiến', 'Lập', 'Minh', 'Phú', 'Tân', 'Vĩnh'];
  const second = ['Lễ', 'Hải', 'Tiến', 'Sơn', 'Thủy', 'Bảo', 'Khê', 'Lộc', 'Quang', 'Trung'];
  return `${pick(first, index)} ${pick(second, Math.floor(index / 11))} ${Math.floor(index / 110) + 1}`;
}

const head = (tasks: number): string => `ỦY BAN NHÂN DÂN
THÀNH PHỐ HẢI PHÒNG

Số: 9999/KH-UBND

Hải Phòng, ngày 05 tháng 01 năm 2015

KẾ HOẠCH

THỰC HIỆN ${tasks} NHIỆM VỤ GIẢ ĐỊNH GIAI ĐOẠN 2015-2020

Căn cứ Nghị quyết số 15-NQ/TW ngày 01/6/2012 của Ban Chấp hành Trung ương;

I. MỤC ĐÍCH

- Giao việc rõ người, rõ hạn.

II. NỘI DUNG
`;

/** The text of a plan with this many tasks in sections of fifty. */
export function madeUpPlan(tasks: number): string {
  const provisions = Array.from(
    { length: Math.min(80, tasks) },
    (_none, index) => `- ${pick(verbs, index)} ${pick(things, index + 2)} tại xã ${place(index)}.`,
  );
  const lines = [head(tasks), ...provisions.flatMap((each) => [each, ''])];
  lines.push('TM. ỦY BAN NHÂN DÂN', 'CHỦ TỊCH', '', 'Nguyễn Văn Mẫu', '', 'PHỤ LỤC', '');
  const cells = [
    ...['TT', 'Nội dung công việc', 'Cơ quan chủ trì', 'Cơ quan phối hợp'],
    ...['Thời gian bắt đầu', 'Thời gian hoàn thành', 'Nguồn lực thực hiện'],
  ];
  let section = 0;
  for (let index = 0; index < tasks; index++) {
    if (index % 50 === 0) {
      section++;
      cells.push(String(section), `Lĩnh vực thứ ${section}`, ...Array<string>(5).fill('\u00a0'));
    }
    cells.push(
      `${section}.${(index % 50) + 1}`,
      `${pick(verbs, index)} ${pick(things, index * 3 + 1)} tại xã ${place(index)}`,
      pick(agencies, index),
      `${pick(agencies, index + 1)}; UBND các quận, huyện`,
      `Năm ${2015 + (index % 4)}`,
      `Năm ${2018 + (index % 3)}`,
      '- Ngân sách trung ương.\n- Ngân sách địa phương',
    );
  }
  return [...lines, ...cells.flatMap((cell) => [cell, ''])].join('\n');
}
