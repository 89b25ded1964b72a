import type { Language } from '../../kernel/index.ts';

/** The parts units are written of: "đồng" "người" "tháng" make "đồng/người/tháng". */
const english: Readonly<Record<string, string>> = {
  đồng: 'đồng',
  '%': '%',
  '% mức đóng': '% of the premium',
  '% mức đóng theo chuẩn nghèo nông thôn': '% of the contribution at the rural poverty line',
  '% học phí': '% of the tuition',
  '% lương cơ sở': '% of the base salary',
  '% lãi suất vay tạo việc làm': '% of the rate of job creation loans',
  '% lãi suất trong hạn': '% of the rate within the term',
  '% lãi suất cho vay hộ nghèo': '% of the poor households’ rate',
  '% bình quân tiền lương 6 tháng liền kề': '% of the average wage of the last 6 months',
  'lần mức chuẩn': 'times the standard',
  'lần lương cơ sở hoặc lương tối thiểu vùng': 'times the base salary or regional minimum wage',
  'kg gạo': 'kg of rice',
  kg: 'kg',
  cm: 'cm',
  km: 'km',
  điểm: 'points',
  'chỉ số': 'indicators',
  tháng: 'month',
  năm: 'year',
  ngày: 'day',
  'ngày thực học': 'day attended',
  'tháng học': 'month of study',
  'năm học': 'school year',
  người: 'person',
  hộ: 'household',
  trẻ: 'child',
  'học sinh': 'pupil',
  'khóa học': 'course',
  'niên hạn': 'term of use',
  lần: 'time',
  mộ: 'grave',
  'hài cốt': 'set of remains',
  'công trình': 'work',
  'liệt sĩ': 'martyr',
  'không quá 9 tháng một năm học': 'at most 9 months a school year',
  'mỗi người một lần': 'once a person',
};

/** Units that stand alone are counted: 36 months. */
const counted: Readonly<Record<string, string>> = { tháng: 'months', năm: 'years', ngày: 'days' };

/** A unit of the pack in the language: "đồng/người/tháng" is "đồng per person per month". */
export function shownUnit(unit: string, language: Language): string {
  if (language === 'vi') return unit;
  if (counted[unit] !== undefined) return counted[unit];
  return unit
    .split(', ')
    .map((part) =>
      part
        .split('/')
        .map((piece) => english[piece] ?? piece)
        .join(' per '),
    )
    .join(', ');
}

/** A number with its unit: "500.000 đồng/tháng", "80% mức đóng", "2,5". */
export function withUnit(number: string, unit: string): string {
  return unit.startsWith('%') ? `${number}${unit}` : `${number} ${unit}`.trim();
}

/** What a value inside a formula is counted in: the unit without what it is paid for. */
export function headUnit(unit: string, language: Language): string {
  const [head = ''] = unit.split(/[/,]/);
  if (head.startsWith('%')) return '%';
  return head.startsWith('lần ') ? '' : shownUnit(head, language);
}
