import type { Term } from './term.ts';

/** Words of the plan itself: its parts, its money, its findings. */
export const planTerms = {
  plan: {
    vi: 'kế hoạch',
    en: 'plan',
    meaning:
      'Văn bản hành chính của UBND, ký hiệu KH-UBND; có hiệu lực từ ngày ký. Phần mềm chỉ "đưa bản số hóa vào vận hành", không làm cho kế hoạch có hiệu lực.',
  },
  planPart: {
    vi: 'phần (I, II…), mục, điểm',
    en: 'part, section, point',
    meaning: 'Cách viện dẫn thân kế hoạch: "gạch đầu dòng thứ 3, mục 2, phần II".',
  },
  provision: {
    vi: 'nội dung (của kế hoạch)',
    en: 'provision',
    meaning:
      'Một ý gạch đầu dòng hoặc điểm đánh số ở phần I–V; mã riêng không gian với mã nhiệm vụ. Không dịch là "quy định" hay "điều khoản" (kế hoạch không phải văn bản quy phạm).',
  },
  planTask: {
    vi: 'nhiệm vụ (nội dung công việc)',
    en: 'task',
    meaning:
      'Một dòng của Phụ lục có cơ quan chủ trì, thời gian, nguồn lực; mã hiển thị "PL.II.2.3".',
  },
  annex: {
    vi: 'phụ lục',
    en: 'annex',
    meaning: 'Phần kèm theo của kế hoạch, có tiêu đề "Kèm theo Kế hoạch số …".',
  },
  leadAgency: {
    vi: 'cơ quan chủ trì',
    en: 'lead agency',
    meaning: 'Một và chỉ một cơ quan chịu trách nhiệm chính về nhiệm vụ.',
  },
  coordinatingAgency: {
    vi: 'cơ quan phối hợp',
    en: 'coordinating agency',
    meaning: 'Thay cho "partner"; cơ quan, tổ chức cùng làm với cơ quan chủ trì.',
  },
  coordinatingGroup: {
    vi: 'nhóm cơ quan phối hợp',
    en: 'coordinating group',
    meaning:
      'Ví dụ "UBND các quận, huyện", "các sở, ban, ngành liên quan": danh sách thành viên theo ngày.',
  },
  implementingPlan: {
    vi: 'kế hoạch cụ thể; kế hoạch năm',
    en: 'implementing plan',
    meaning:
      'Kế hoạch riêng của sở, ngành, quận, huyện theo V.1, có số/ký hiệu riêng (KH-SLĐTBXH, KH-UBND). Thay cho "sub-plan".',
  },
  fundingSource: {
    vi: 'nguồn kinh phí (nguồn lực thực hiện)',
    en: 'funding source',
    meaning:
      'Ngân sách trung ương, ngân sách địa phương, doanh nghiệp, xã hội hóa, viện trợ quốc tế.',
  },
  centralBudget: {
    vi: 'ngân sách trung ương (NSTW)',
    en: 'central budget',
    meaning: 'Gồm "Kinh phí TW", "Ngân sách TƯ" trong văn bản.',
  },
  localBudget: {
    vi: 'ngân sách địa phương (NSĐP)',
    en: 'local budget',
    meaning:
      'Trước 7/2025 gồm thành phố, quận/huyện, xã; từ 7/2025 gồm thành phố và xã/phường/đặc khu.',
  },
  socialContribution: {
    vi: 'xã hội hóa (đóng góp ngoài ngân sách)',
    en: 'non-state contribution',
    meaning:
      'Tiền, vật, công của doanh nghiệp, tổ chức, cá nhân. Không phải "community" và không phải "socialisation".',
  },
  budgetEstimate: {
    vi: 'dự toán (được giao)',
    en: 'budget estimate, allotted',
    meaning: 'Số tiền cơ quan có thẩm quyền giao đầu năm và điều chỉnh; khác số thực hiện.',
  },
  disbursement: {
    vi: 'giải ngân; đã thực hiện',
    en: 'disbursement',
    meaning: 'Số đã chi đến thời điểm báo cáo; số cuối cùng là quyết toán.',
  },
  budgetSettlement: {
    vi: 'quyết toán',
    en: 'final settlement of accounts',
    meaning: 'Số chi được duyệt sau chỉnh lý quyết toán (đến hết 31/01 năm sau).',
  },
  capitalExpenditure: {
    vi: 'vốn đầu tư (phát triển)',
    en: 'capital expenditure',
    meaning:
      'Cho công trình (I.4, I.5, V.5); theo dõi theo dự án, tách khỏi kinh phí sự nghiệp/thường xuyên.',
  },
  recurrentExpenditure: {
    vi: 'kinh phí sự nghiệp (chi thường xuyên)',
    en: 'recurrent expenditure',
    meaning: 'Chi trợ cấp, tập huấn, truyền thông.',
  },
  importFinding: {
    vi: 'điểm cần rà soát',
    en: 'import finding',
    meaning:
      'Điều bất thường máy nhận ra khi đọc văn bản. Không dùng chung với kết luận thanh tra.',
  },
  findingResolution: {
    vi: 'phương án xử lý',
    en: 'resolution of a finding',
    meaning:
      'Một trong: giữ nguyên văn; cách hiểu để điều hành; đề nghị đính chính; đề nghị sửa đổi, bổ sung. Mỗi phương án có lý do và người duyệt.',
  },
  erratum: {
    vi: 'đính chính',
    en: 'erratum',
    meaning:
      'Công văn của cơ quan ban hành sửa lỗi thể thức, kỹ thuật trình bày, thủ tục (NĐ 30/2020 Đ18 k3).',
  },
  planAmendment: {
    vi: 'sửa đổi, bổ sung kế hoạch',
    en: 'amendment',
    meaning:
      'Văn bản có hình thức tương đương (KH-UBND) hoặc QĐ-UBND, có số, ngày; trước đó là báo cáo/tờ trình đề nghị (V.4).',
  },
  digitalCopy: {
    vi: 'bản số hóa',
    en: 'digital copy',
    meaning:
      'Bản đọc bằng máy của văn bản kế hoạch; mỗi lần lập lại từ văn bản gốc là một bản mới. Không thay cho văn bản đã ký.',
  },
  digitalCopyApproval: {
    vi: 'phê duyệt bản số hóa',
    en: 'approval of a digital copy',
    meaning:
      'Người thứ hai, không phải người đã chọn phương án xử lý, xác nhận bản số hóa đúng với văn bản. Không phải phê duyệt kế hoạch.',
  },
  target: {
    vi: 'chỉ tiêu',
    en: 'target',
    meaning:
      'Con số hoặc kết quả mà kế hoạch đặt ra: khoảng, từ … lên …, ít nhất, nhiều nhất, đúng bằng, định tính.',
  },
  ground: {
    vi: 'căn cứ ban hành',
    en: 'legal ground',
    meaning: 'Dòng "Căn cứ …" ở phần mở đầu văn bản (NĐ 30/2020 Phụ lục I).',
  },
  reference: {
    vi: 'văn bản viện dẫn',
    en: 'reference',
    meaning: 'Văn bản được nêu số, ký hiệu trong thân kế hoạch hoặc phụ lục.',
  },
  taskProvisionLink: {
    vi: 'mối liên hệ nhiệm vụ – nội dung',
    en: 'link of task and provision',
    meaning: 'Máy gợi ý, người xác nhận hoặc bác.',
  },
} as const satisfies Readonly<Record<string, Term>>;
