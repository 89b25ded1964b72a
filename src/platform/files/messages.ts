import { defineMessages } from '../../kernel/index.ts';

export const fileMessages = defineMessages(
  {
    'error.file.unknown_type':
      'Tệp “{file}” không thuộc loại được nhận; dùng PDF, Word (docx), Excel (xlsx), ảnh PNG hoặc JPEG, HTML hoặc văn bản thuần.',
    'error.file.empty': 'Tệp “{file}” không có nội dung.',
    'error.file.too_large': 'Tệp “{file}” lớn quá {limit} MB; chia nhỏ hoặc nén ảnh trong tệp.',
    'error.file.damaged': 'Tệp “{file}” bị hỏng; mở bằng phần mềm soạn thảo và lưu lại.',
    'error.file.bomb': 'Tệp “{file}” bung ra quá lớn nên không được mở.',
    'error.file.macros': 'Tệp “{file}” có chứa macro; lưu lại dạng docx hoặc xlsx không có macro.',
    'error.file.not_found': 'Không có tệp này trong hồ sơ.',
  },
  {
    'error.file.unknown_type':
      '“{file}” is of no kind that is taken; use PDF, Word (docx), Excel (xlsx), PNG or JPEG, HTML or plain text.',
    'error.file.empty': '“{file}” is empty.',
    'error.file.too_large':
      '“{file}” is larger than {limit} MB; split it or compress its pictures.',
    'error.file.damaged': '“{file}” is damaged; open it in its program and save it again.',
    'error.file.bomb': '“{file}” would unfold too large, so it is not opened.',
    'error.file.macros': '“{file}” carries macros; save it as docx or xlsx without them.',
    'error.file.not_found': 'The record has no such file.',
  },
);
