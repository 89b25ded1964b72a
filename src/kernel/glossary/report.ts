import type { Term } from './term.ts';

/** Words of reporting and of documents on their way to a signature. */
export const reportTerms = {
  reportingRound: {
    vi: 'đợt báo cáo',
    en: 'reporting round',
    meaning:
      'Một lần báo cáo: 6 tháng, năm, sơ kết, tổng kết, đột xuất; mở bằng công văn có số, ngày.',
  },
  reportingPeriod: {
    vi: 'kỳ báo cáo',
    en: 'reporting period',
    meaning: 'Khoảng thời gian số liệu thuộc về.',
  },
  dataCutoff: {
    vi: 'thời gian chốt số liệu',
    en: 'data cut-off',
    meaning:
      'Báo cáo năm: từ 15/12 năm trước đến 14/12 (NĐ 09/2019 Đ12, từ 12/3/2019); trước đó và ngoại lệ là dữ liệu của đợt.',
  },
  submissionDeadline: {
    vi: 'thời hạn gửi báo cáo',
    en: 'submission deadline',
    meaning: 'Ngày cuối cơ quan phải gửi; khác thời gian chốt số liệu và khác hạn tổng hợp.',
  },
  dataRequestLetter: {
    vi: 'công văn đề nghị báo cáo',
    en: 'data request letter',
    meaning:
      '"V/v báo cáo kết quả thực hiện Kế hoạch số 4220/KH-UBND năm …", kèm đề cương và biểu mẫu.',
  },
  reportOutline: {
    vi: 'đề cương báo cáo',
    en: 'report outline',
    meaning: 'Bố cục bắt buộc gửi kèm công văn.',
  },
  reminderLetter: {
    vi: 'công văn đôn đốc',
    en: 'reminder letter',
    meaning: 'Nhắc cơ quan quá hạn; khác thông báo tự động trong phần mềm ("nhắc việc").',
  },
  taskReport: {
    vi: 'báo cáo kết quả nhiệm vụ',
    en: 'task report',
    meaning:
      'Trả lời của cơ quan cho một nhiệm vụ trong đợt: tình trạng, kết quả, nguyên nhân, trách nhiệm, đề xuất.',
  },
  done: { vi: 'đã hoàn thành', en: 'done', meaning: 'Từ của V.2: "việc đã hoàn thành".' },
  notDone: {
    vi: 'chưa hoàn thành',
    en: 'not done',
    meaning:
      'Từ của V.2; tách "đang thực hiện", "chưa triển khai", "chậm tiến độ", "không còn phù hợp". Hạn 2020 chưa tới thì không phải "chưa hoàn thành".',
  },
  cause: { vi: 'nguyên nhân', en: 'cause', meaning: 'Khách quan / chủ quan.' },
  responsibility: {
    vi: 'trách nhiệm',
    en: 'responsibility',
    meaning:
      'Tập thể, cá nhân chịu trách nhiệm về việc chưa hoàn thành; không công khai tên cá nhân trên cổng.',
  },
  proposal: {
    vi: 'đề xuất, kiến nghị',
    en: 'proposal',
    meaning: 'Giải pháp tiếp tục thực hiện trong kỳ kế tiếp.',
  },
  evidence: {
    vi: 'tài liệu kiểm chứng',
    en: 'evidence',
    meaning:
      'Văn bản, biên bản, số liệu đính kèm kết quả ("minh chứng" chỉ dùng trong giáo dục, kiểm định).',
  },
  returnForCompletion: {
    vi: 'trả lại để bổ sung, hoàn thiện',
    en: 'return with remarks',
    meaning: 'Cơ quan tổng hợp trả báo cáo kèm nội dung yêu cầu. Không dùng "từ chối".',
  },
  consolidation: {
    vi: 'tổng hợp',
    en: 'consolidation',
    meaning: 'Sở chủ trì ghép báo cáo các cơ quan.',
  },
  interimReview: { vi: 'sơ kết', en: 'interim review', meaning: 'Đánh giá giữa kỳ (ví dụ 2015).' },
  finalReview: {
    vi: 'tổng kết',
    en: 'final review',
    meaning: 'Đánh giá cuối kỳ (2020), kèm đề nghị khen thưởng và kế hoạch tiếp theo.',
  },
  submissionToCommittee: {
    vi: 'tờ trình',
    en: 'submission',
    meaning: 'Văn bản của sở trình UBND ký, ban hành; ký hiệu TTr.',
  },
  draftDocument: {
    vi: 'dự thảo (bản thảo) văn bản',
    en: 'draft document',
    meaning: 'Trạng thái trước khi ký; chưa có số, chưa có ngày.',
  },
  initialling: {
    vi: 'ký nháy (ký tắt)',
    en: 'initialling',
    meaning:
      'Người soạn, trưởng phòng kiểm tra nội dung, văn phòng kiểm tra thể thức trước khi trình ký.',
  },
  onBehalfOfCollective: {
    vi: 'TM. (thay mặt)',
    en: 'on behalf of the collective body',
    meaning: 'Chỉ dùng cho UBND, HĐND, ban… làm việc tập thể. Giám đốc sở không ký TM.',
  },
  signedForHead: {
    vi: 'KT. (ký thay)',
    en: 'signed for the head',
    meaning: 'Cấp phó ký thay cấp trưởng.',
  },
  documentNumber: {
    vi: 'số, ký hiệu văn bản',
    en: 'document number',
    meaning:
      'Văn thư cấp sau khi ký, theo sổ đăng ký văn bản đi; từ 01 ngày 01/01 mỗi năm. Phần mềm không tự đặt.',
  },
  officeClerk: {
    vi: 'văn thư cơ quan',
    en: 'records clerk',
    meaning: 'Cấp số, đóng dấu/ký số cơ quan, phát hành, lưu.',
  },
  recipients: {
    vi: 'nơi nhận',
    en: 'distribution list',
    meaning: 'Danh sách gửi văn bản; dòng cuối "Lưu: VT, <đơn vị soạn thảo>."',
  },
  handover: {
    vi: 'bàn giao nhiệm vụ',
    en: 'hand-over',
    meaning:
      'Theo biên bản bàn giao giữa cơ quan kết thúc hoạt động và cơ quan tiếp nhận; không viết "giải thể" cho sở hợp nhất, chia tách.',
  },
} as const satisfies Readonly<Record<string, Term>>;
