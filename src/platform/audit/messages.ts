import { defineMessages } from '../../kernel/index.ts';

/** Texts of the log's refusals. */
export const auditMessages = defineMessages(
  {
    'error.audit.nothing_to_accept': 'Nhật ký không thiếu phần cuối, không có gì để xác nhận.',
    'error.audit.log_not_whole':
      'Nhật ký sai ở lô {batch} ({why}). Chỉ xác nhận được khi nhật ký còn nguyên vẹn đến lô cuối.',
    'error.audit.reason_missing': 'Phải ghi lý do khôi phục (--reason).',
  },
  {
    'error.audit.nothing_to_accept': 'The log lacks no tail: there is nothing to accept.',
    'error.audit.log_not_whole':
      'The log is wrong at batch {batch} ({why}). It must be whole up to its last batch.',
    'error.audit.reason_missing': 'Say why the backup was restored (--reason).',
  },
);
