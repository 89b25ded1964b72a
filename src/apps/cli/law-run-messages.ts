import { defineMessages, refuser } from '../../kernel/index.ts';

/** Why a run over a file does not begin. */
export const refuseRun = refuser({
  'law.no_file': 'input',
  'law.unknown_engine': 'input',
  'law.bad_number': 'input',
} as const);

/** What `law run` and `law sample` say. */
export const lawRunCliMessages = defineMessages(
  {
    'error.law.no_file': 'Không đọc được tệp “{file}”. Ghi --csv và đường dẫn của tệp.',
    'error.law.unknown_engine': 'Không có cách tính “{name}”; chọn kernel hoặc sql.',
    'error.law.bad_number': '“{value}” không dùng được ở đây; hãy ghi {wanted}.',
    'law.cli.persons': 'một số nguyên từ 1 đến 10000000',
    'law.cli.seed': 'một số nguyên từ 0 đến 4294967295',
    'law.cli.rate': 'một số từ 0 đến 1, ví dụ 0.05',
    'law.cli.ran':
      '{persons} người: {entitled} người được hưởng, tổng {total} {unit}; {undecided} người chưa đủ dữ kiện; {errors} dòng sai ({seconds} giây).',
    'law.cli.row_wrong': 'Dòng {line}: {message}',
    'law.cli.more_wrong': '… và {count} dòng sai khác (xem --json).',
    'law.cli.lacks': 'Còn thiếu giá trị pháp luật: {names}',
    'law.cli.sampled': 'Đã ghi {persons} người vào {file}.',
  },
  {
    'error.law.no_file': 'Cannot read the file “{file}”. Give --csv and the path of a file.',
    'error.law.unknown_engine': 'There is no engine “{name}”; choose kernel or sql.',
    'error.law.bad_number': '“{value}” cannot be used here; write {wanted}.',
    'law.cli.persons': 'a whole number from 1 to 10000000',
    'law.cli.seed': 'a whole number from 0 to 4294967295',
    'law.cli.rate': 'a number from 0 to 1, such as 0.05',
    'law.cli.ran':
      '{persons} people: {entitled} entitled, total {total} {unit}; {undecided} undecided; {errors} wrong rows ({seconds} s).',
    'law.cli.row_wrong': 'Line {line}: {message}',
    'law.cli.more_wrong': '… and {count} more wrong rows (see --json).',
    'law.cli.lacks': 'Values of the law are missing: {names}',
    'law.cli.sampled': 'Wrote {persons} people to {file}.',
  },
);
