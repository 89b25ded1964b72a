import { defineMessages } from '../../kernel/index.ts';

/** Texts of the command line itself; those of a command's refusals stand in its module. */
export const cliMessages = defineMessages(
  {
    'help.usage': 'Cách dùng',
    'help.commands': 'Các lệnh',
    'help.options': 'Tùy chọn',
    'help.common': 'Tùy chọn chung cho mọi lệnh',
    'help.more': 'Xem chi tiết một lệnh: ./ansinh <lệnh> --help',
    'help.product': 'An Sinh – hệ điều hành an sinh xã hội của thành phố',
    'error.cli.unknown_command': 'Không có lệnh “{name}”. Danh sách lệnh: ./ansinh --help',
    'error.cli.unknown_option': 'Không có tùy chọn {option}. Xem hướng dẫn: thêm --help',
    'error.cli.option_needs_value': 'Tùy chọn {option} cần một giá trị đi kèm.',
    'error.cli.option_takes_no_value': 'Tùy chọn {option} không nhận giá trị.',
    'error.cli.missing_argument': 'Lệnh “{command}” còn thiếu {argument}.',
    'error.cli.too_many_arguments': 'Lệnh “{command}” thừa tham số “{argument}”.',
    'error.cli.unknown_language': 'Không có ngôn ngữ “{language}”; chọn vi hoặc en.',
    'error.cli.no_such_login': 'Không có tài khoản “{login}” hoặc tài khoản đã bị khóa (--as).',
    'error.cli.unknown_suite': 'Không có nhóm phép thử “{name}”; chọn một trong: {known}.',
    'test.skipped': 'Bỏ qua: {name} – {why}',
    'test.failed': 'Không đạt: {name} – {why}',
    'test.no_reason': 'không ghi lý do',
    'test.no_debian': 'máy không có {path}; cài bằng: apt-get install postgresql-15',
    'error.cli.fault': 'Phần mềm gặp lỗi: {reason}',
    'error.request.other_body':
      'Mã yêu cầu này đã được dùng cho một nội dung khác; hãy thực hiện lại từ đầu.',
  },
  {
    'help.usage': 'Usage',
    'help.commands': 'Commands',
    'help.options': 'Options',
    'help.common': 'Options of every command',
    'help.more': 'More about one command: ./ansinh <command> --help',
    'help.product': 'An Sinh – the operating system of a city’s social policy',
    'error.cli.unknown_command': 'There is no command “{name}”. All commands: ./ansinh --help',
    'error.cli.unknown_option': 'There is no option {option}. For help add --help',
    'error.cli.option_needs_value': 'The option {option} needs a value.',
    'error.cli.option_takes_no_value': 'The option {option} takes no value.',
    'error.cli.missing_argument': 'The command “{command}” lacks {argument}.',
    'error.cli.too_many_arguments':
      'The command “{command}” has one argument too many: “{argument}”.',
    'error.cli.unknown_language': 'There is no language “{language}”; choose vi or en.',
    'error.cli.no_such_login': 'There is no account “{login}”, or it is disabled (--as).',
    'error.cli.unknown_suite': 'There is no group of tests “{name}”; choose one of: {known}.',
    'test.skipped': 'Skipped: {name} – {why}',
    'test.failed': 'Failed: {name} – {why}',
    'test.no_reason': 'no reason given',
    'test.no_debian': 'this machine has no {path}; install it with: apt-get install postgresql-15',
    'error.cli.fault': 'The software failed: {reason}',
    'error.request.other_body':
      'This request id was used for another body; please start the action again.',
  },
);
