import { defineMessages } from '../../kernel/index.ts';
import type { Fault } from '../../platform/audit/index.ts';

/** What the commands `audit …` say. Faults of the log stand under `fault.<why>`. */
export const auditCommandMessages = defineMessages(
  {
    'error.audit.case_not_found': 'Không có dòng nhật ký nào về "{case}".',
    'error.audit.case_too_long':
      '{case} có từ {limit} dòng nhật ký trở lên. Đề nghị nêu một nhiệm vụ hoặc điểm rà soát.',
    'error.audit.file_unreadable': 'Không đọc được tệp hồ sơ nhật ký: {reason}.',
    'error.audit.key_unreadable': 'Không đọc được khóa công khai: {reason}.',
    'audit.whole': 'Nhật ký nguyên vẹn: {sealed} dòng trong {batches} lô.',
    'audit.waiting': '{waiting} dòng chưa niêm phong.',
    'audit.broken': 'NHẬT KÝ ĐÃ BỊ ĐỘNG ĐẾN ở lô {batch}, dòng số {number}: {why}.',
    'audit.restores': 'Đã {restores} lần xác nhận khôi phục bản sao lưu cũ hơn.',
    'audit.exported': 'Đã ghi {rows} dòng của {case} vào {file}.',
    'audit.proven': 'Hồ sơ đúng với nhật ký đã niêm phong: {rows} dòng, khóa {key}.',
    'audit.disproven': 'Hồ sơ không đúng với nhật ký đã niêm phong ở dòng số {number}: {why}.',
    'audit.accepted':
      'Đã ghi nhận việc khôi phục: nhật ký nối tiếp từ lô {to} (trước đó đã đến lô {from}).',
    'fault.row_edited': 'nội dung dòng bị sửa',
    'fault.row_deleted': 'dòng bị xóa',
    'fault.row_missing': 'dòng bị rút khỏi thứ tự niêm phong',
    'fault.row_inserted': 'dòng bị chèn thêm',
    'fault.rows_resealed': 'dòng và dấu băm bị sửa cùng nhau',
    'fault.batch_missing': 'lô bị xóa',
    'fault.batch_edited': 'lô bị sửa',
    'fault.batch_unlinked': 'lô không nối với lô trước',
    'fault.signature_false': 'chữ ký sai',
    'fault.key_unknown': 'không có khóa công khai để kiểm tra chữ ký',
    'fault.tail_cut': 'phần cuối bị cắt',
    'fault.tail_replaced': 'phần cuối bị thay',
    'fault.head_missing': 'thiếu tệp ghi lô cuối trong thư mục khóa',
    'fault.head_false': 'tệp ghi lô cuối trong thư mục khóa bị sửa',
  },
  {
    'error.audit.case_not_found': 'No row of the log is about "{case}".',
    'error.audit.case_too_long':
      '{case} has {limit} rows of the log or more. Name one of its tasks or findings.',
    'error.audit.file_unreadable': 'The case file cannot be read: {reason}.',
    'error.audit.key_unreadable': 'The public key cannot be read: {reason}.',
    'audit.whole': 'The log is whole: {sealed} rows in {batches} batches.',
    'audit.waiting': '{waiting} rows are not sealed yet.',
    'audit.broken': 'THE LOG WAS TOUCHED at batch {batch}, row {number}: {why}.',
    'audit.restores': 'Restores of an older backup accepted: {restores}.',
    'audit.exported': 'Wrote {rows} rows of {case} to {file}.',
    'audit.proven': 'The case agrees with the sealed log: {rows} rows, key {key}.',
    'audit.disproven': 'The case does not agree with the sealed log at row {number}: {why}.',
    'audit.accepted':
      'The restore is noted: the log goes on from batch {to} (it had reached {from}).',
    'fault.row_edited': 'the row was edited',
    'fault.row_deleted': 'the row was deleted',
    'fault.row_missing': 'the row was taken out of the sealed order',
    'fault.row_inserted': 'the row was inserted',
    'fault.rows_resealed': 'rows and their hashes were changed together',
    'fault.batch_missing': 'the batch was deleted',
    'fault.batch_edited': 'the batch was edited',
    'fault.batch_unlinked': 'the batch does not follow the one before',
    'fault.signature_false': 'the signature is false',
    'fault.key_unknown': 'no public key here checks the signature',
    'fault.tail_cut': 'the tail was cut off',
    'fault.tail_replaced': 'the tail was replaced',
    'fault.head_missing': 'the keys folder lacks the file of the last batch',
    'fault.head_false': 'the file of the last batch in the keys folder was edited',
  },
);

/** The key of a fault's text. */
export function faultKey(why: Fault): `fault.${Fault}` {
  return `fault.${why}`;
}
