import { defineMessages } from '../../../kernel/index.ts';

/** Why a file cannot be read as a plan, in words that say what to do. */
export const planImportMessages = defineMessages(
  {
    'error.encoding':
      'Không đọc được chữ trong tệp “{file}”: {reason}. Đề nghị mở tệp bằng Word, lưu lại dạng .docx hoặc văn bản thuần (UTF-8) rồi tải lên lần nữa. Chưa có dữ liệu nào được ghi.',
    'encoding.utf16_without_mark': 'tệp lưu dạng UTF-16 nhưng thiếu dấu nhận biết ở đầu tệp',
    'encoding.not_utf8': 'tệp không phải UTF-8 (có thể dùng bảng mã cũ TCVN3, VNI)',
    'encoding.legacy': 'tệp dùng bảng mã cũ (TCVN3 hoặc VNI), chữ tiếng Việt hiện sai',
    'encoding.mojibake': 'chữ tiếng Việt đã bị hỏng khi chuyển mã (kiểu “á»§y ban nhÃ¢n dÃ¢n”)',
    'encoding.binary': 'tệp không phải văn bản',
    'error.plan.not_recognised':
      'Nội dung tệp “{file}” không phải kế hoạch hành chính: không thấy số, ký hiệu, cơ quan ban hành hoặc các phần của kế hoạch. Đề nghị kiểm tra lại tệp. Chưa có dữ liệu nào được ghi.',
    'error.plan.empty': 'Tệp “{file}” không có nội dung. Đề nghị chọn tệp khác.',
    'error.plan.too_large':
      'Tệp “{file}” lớn {megabytes} MB, vượt giới hạn {limit} MB của một văn bản kế hoạch. Đề nghị bỏ hình ảnh hoặc tách tệp.',
    'error.plan.too_many_lines':
      'Tệp “{file}” có hơn {limit} dòng, vượt giới hạn của một văn bản kế hoạch. Đề nghị tách phụ lục thành nhiều tệp, mỗi tệp giữ phần đầu của văn bản, rồi tải lên từng tệp.',
    'error.plan.too_many_letters':
      'Tệp “{file}” có hơn {limit} ký tự, vượt giới hạn của một văn bản kế hoạch. Đề nghị bỏ phần không thuộc kế hoạch, hoặc tách thành nhiều tệp, mỗi tệp giữ phần đầu của văn bản.',
    'error.plan.too_many_paragraphs':
      'Tệp “{file}” có hơn {limit} đoạn văn ngoài bảng nhiệm vụ, vượt giới hạn của một văn bản kế hoạch. Đề nghị kiểm tra lại tệp, bỏ phần không thuộc kế hoạch.',
    'error.plan.too_much_memory':
      'Đọc tệp “{file}” cần hơn {limit} MB bộ nhớ, vượt mức dành cho một văn bản kế hoạch. Đề nghị bỏ phần không thuộc kế hoạch hoặc tách phụ lục thành nhiều tệp, mỗi tệp giữ phần đầu của văn bản, rồi tải lên từng tệp. Chưa có dữ liệu nào được ghi.',
    'error.plan.reading_too_long':
      'Đọc tệp “{file}” quá {limit} giây nên phần mềm đã dừng. Đề nghị tải lên lại sau ít phút; nếu vẫn không được, tách phụ lục thành nhiều tệp, mỗi tệp giữ phần đầu của văn bản. Chưa có dữ liệu nào được ghi.',
    'error.plan.readings_busy':
      'Máy chủ đang đọc {most} tệp khác nên chưa đọc tệp “{file}”. Đề nghị tải lên lại sau {retryAfterSeconds} giây. Chưa có dữ liệu nào được ghi.',
    'error.plan.reading_cancelled':
      'Việc tải lên tệp “{file}” đã dừng trước khi đọc xong. Chưa có dữ liệu nào được ghi.',
    'error.plan.pdf':
      'Tệp “{file}” là PDF, phần mềm chưa đọc được PDF. Đề nghị mở tệp bằng Word rồi lưu dạng .docx, hoặc chép toàn văn vào tệp .txt.',
    'error.plan.old_word':
      'Tệp “{file}” là Word đời cũ (.doc). Đề nghị mở bằng Word, lưu lại dạng .docx và tải lên lần nữa.',
    'error.plan.unknown_format':
      'Không nhận ra loại tệp “{file}”. Phần mềm đọc được văn bản thuần (.txt), trang web (.html) và Word (.docx).',
    'error.plan.not_docx':
      'Tệp “{file}” không phải văn bản Word (.docx). Đề nghị mở bằng Word, lưu lại dạng .docx và tải lên lần nữa.',
    'error.plan.docx_damaged':
      'Không đọc được tệp “{file}” vì tệp bị cắt hoặc hỏng. Đề nghị mở bằng Word, lưu lại và tải lên lần nữa. Chưa có dữ liệu nào được ghi.',
    'error.plan.docx_bomb':
      'Tệp “{file}” nén bất thường (mở ra {megabytes} MB) nên không được mở. Đề nghị mở bằng Word, lưu lại và tải lên lần nữa.',
    'error.plan.docx_locked': 'Tệp “{file}” đặt mật khẩu. Đề nghị bỏ mật khẩu rồi tải lên lần nữa.',
    'error.plan.docx_entities':
      'Tệp “{file}” chứa khai báo không được phép trong văn bản Word nên không được mở. Đề nghị mở bằng Word, lưu lại và tải lên lần nữa.',
    'error.plan.too_deep':
      'Tệp “{file}” có bảng lồng nhau quá {limit} lớp nên không đọc được. Đề nghị chép nội dung sang một văn bản Word mới.',
    'error.plan.format_option': 'Không có loại tệp “{value}”; chọn txt, html hoặc docx.',
    'error.plan.no_file': 'Không có tệp “{file}”. Đề nghị kiểm tra lại tên và đường dẫn.',
    'error.plan.folder': '“{file}” là thư mục. Đề nghị chỉ rõ một tệp .txt, .html hoặc .docx.',
    'error.plan.unreadable_file':
      'Không mở được tệp “{file}” ({reason}). Đề nghị kiểm tra quyền đọc tệp.',
  },
  {
    'error.encoding':
      'The letters of “{file}” cannot be read: {reason}. Open it in Word, save it as .docx or plain text (UTF-8) and try again. Nothing was stored.',
    'encoding.utf16_without_mark': 'it is UTF-16 without a byte-order mark',
    'encoding.not_utf8': 'it is not UTF-8 (perhaps an old code page: TCVN3, VNI)',
    'encoding.legacy': 'it uses an old code page (TCVN3 or VNI), Vietnamese letters come out wrong',
    'encoding.mojibake':
      'its Vietnamese letters were broken by a conversion (“á»§y ban nhÃ¢n dÃ¢n”)',
    'encoding.binary': 'it is not text',
    'error.plan.not_recognised':
      '“{file}” is not an administrative plan: no number, no issuer or no parts were found. Check the file. Nothing was stored.',
    'error.plan.empty': '“{file}” is empty. Choose another file.',
    'error.plan.too_large':
      '“{file}” has {megabytes} MB; a plan may have {limit} MB. Leave out pictures or split it.',
    'error.plan.too_many_lines':
      '“{file}” has more than {limit} lines, which no plan has. Split its annex into several files, each with the heading of the document.',
    'error.plan.too_many_letters':
      '“{file}” has more than {limit} letters, which no plan has. Leave out what is no part of the plan, or split it into files that each keep the heading.',
    'error.plan.too_many_paragraphs':
      '“{file}” has more than {limit} paragraphs outside of its tables, which no plan has. Check the file and leave out what is no part of the plan.',
    'error.plan.too_much_memory':
      'Reading “{file}” takes more than {limit} MB of memory, which no plan takes. Leave out what is no part of the plan, or split its annex into files that each keep the heading. Nothing was stored.',
    'error.plan.reading_too_long':
      'Reading “{file}” took more than {limit} seconds and was stopped. Try again in some minutes; if it happens again, split its annex into files that each keep the heading. Nothing was stored.',
    'error.plan.readings_busy':
      '“{file}” was not read: {most} other files are being read. Try again in {retryAfterSeconds} seconds. Nothing was stored.',
    'error.plan.reading_cancelled':
      'The upload of “{file}” ended before it was read. Nothing was stored.',
    'error.plan.pdf':
      '“{file}” is a PDF, which cannot be read. Open it in Word and save it as .docx, or copy the whole text into a .txt file.',
    'error.plan.old_word': '“{file}” is an old Word file (.doc). Save it as .docx in Word.',
    'error.plan.unknown_format':
      'What “{file}” is was not recognised. Plain text (.txt), web pages (.html) and Word (.docx) can be read.',
    'error.plan.not_docx': '“{file}” is not a Word document (.docx). Save it as .docx in Word.',
    'error.plan.docx_damaged':
      '“{file}” cannot be read: it is cut off or damaged. Open it in Word, save it and try again. Nothing was stored.',
    'error.plan.docx_bomb':
      '“{file}” is compressed in an unusual way ({megabytes} MB when opened) and was not opened. Save it again in Word.',
    'error.plan.docx_locked': '“{file}” has a password. Remove it and try again.',
    'error.plan.docx_entities':
      '“{file}” holds declarations that a Word document may not hold and was not opened. Save it again in Word.',
    'error.plan.too_deep':
      '“{file}” has tables inside tables more than {limit} deep. Copy its text into a new Word document.',
    'error.plan.format_option': 'There is no format “{value}”; choose txt, html or docx.',
    'error.plan.no_file': 'There is no file “{file}”. Check the name and the path.',
    'error.plan.folder': '“{file}” is a folder. Name one file: .txt, .html or .docx.',
    'error.plan.unreadable_file': '“{file}” cannot be opened ({reason}). Check its permissions.',
  },
);
