import type { Term } from './term.ts';

/** Words of agencies, places, people and programmes. */
export const peopleTerms = {
  department: {
    vi: 'sở',
    en: 'department',
    meaning: 'Cơ quan chuyên môn thuộc UBND thành phố; "cơ quan" chung là agency.',
  },
  communeLevelUnit: {
    vi: 'đơn vị hành chính cấp xã',
    en: 'commune-level unit',
    meaning: 'Xã, phường, thị trấn đến 30/6/2025; xã, phường, đặc khu từ 01/7/2025.',
  },
  hamlet: {
    vi: 'thôn, tổ dân phố',
    en: 'hamlet, residential group',
    meaning:
      'Dưới cấp xã, không phải đơn vị hành chính; nơi họp dân, niêm yết, lập danh sách. Trường địa chỉ bắt buộc.',
  },
  meritPerson: {
    vi: 'người có công với cách mạng',
    en: 'person with meritorious service to the revolution',
    meaning: '12 diện theo PL 02/2020 Đ3 k1; thân nhân là diện riêng. Viết tắt NCC.',
  },
  martyr: {
    vi: 'liệt sĩ',
    en: 'fallen soldier (martyr)',
    meaning: 'Văn bản 2013 viết "liệt sỹ": giữ nguyên khi trích, dùng "liệt sĩ" ở giao diện.',
  },
  unidentifiedRemains: {
    vi: 'hài cốt liệt sĩ còn thiếu thông tin',
    en: 'remains lacking identifying information',
    meaning: 'Không viết "chưa xác định được" hay "vô danh".',
  },
  socialAssistance: {
    vi: 'trợ giúp xã hội',
    en: 'social assistance',
    meaning:
      'Từ của NĐ 136/2013 trở đi; "bảo trợ xã hội" chỉ còn trong tên cơ sở, đối tượng, thủ tục.',
  },
  groupHome: {
    vi: 'nhà xã hội',
    en: 'small group home',
    meaning: 'Mô hình nuôi dưỡng tập thể nhỏ (II.3.7). Khác "nhà ở xã hội".',
  },
  socialHousing: {
    vi: 'nhà ở xã hội',
    en: 'social housing',
    meaning: 'Nhà cho thuê, mua theo Luật Nhà ở (II.5.3).',
  },
  publicPosting: {
    vi: 'niêm yết công khai',
    en: 'public posting',
    meaning: 'Dán danh sách tại trụ sở, nhà văn hóa thôn; không niêm yết người nhiễm HIV.',
  },
  careerStreaming: {
    vi: 'phân luồng học sinh',
    en: 'streaming of school leavers',
    meaning: 'Hướng học sinh sau THCS, THPT vào học nghề hoặc học tiếp (II.2.8).',
  },
  agency: {
    vi: 'cơ quan, tổ chức',
    en: 'agency',
    meaning: 'Sở, ban, ngành, UBND các cấp, đoàn thể, hội, đơn vị; theo ngày, có cơ quan kế nhiệm.',
  },
  agencyAlias: {
    vi: 'tên gọi khác, tên viết tắt',
    en: 'alias of an agency',
    meaning: 'Cách viết thấy trong văn bản; nhiều cách viết, một mã.',
  },
  successor: {
    vi: 'cơ quan tiếp nhận; đơn vị hành chính mới',
    en: 'successor',
    meaning:
      'Cơ quan nhận chức năng, hoặc đơn vị hành chính hình thành sau sắp xếp; toàn bộ hoặc một phần.',
  },
  administrativeUnit: {
    vi: 'đơn vị hành chính',
    en: 'administrative unit',
    meaning:
      'Tỉnh, thành phố, quận, huyện, thị xã, xã, phường, thị trấn, đặc khu; theo ngày, vì mã được dùng lại.',
  },
  asOf: {
    vi: 'tại ngày',
    en: 'as of',
    meaning: 'Ngày mà câu trả lời có giá trị: đơn vị, cơ quan, chức danh nào đang có vào ngày đó.',
  },
  unverified: {
    vi: 'chưa kiểm chứng',
    en: 'unverified',
    meaning: 'Chưa có văn bản làm nguồn; phải có người xác nhận trước khi dùng để bàn giao.',
  },
} as const satisfies Readonly<Record<string, Term>>;
