import type { Words } from '../ui/language.tsx';

/** What a screen is for, and the clause behind it where there is one. */
export interface ScreenHelp {
  readonly what: Words;
  readonly law?: Words;
}

const limits: Words = {
  vi: 'Thời hạn tính theo Điều 147 và Điều 148 Bộ luật Dân sự số 91/2015/QH13.',
  en: 'Time limits run by articles 147 and 148 of the Civil Code 91/2015/QH13.',
};

const units: Words = {
  vi: 'Đơn vị hành chính của Hải Phòng từ 01/07/2025: Nghị quyết 1669/NQ-UBTVQH15.',
  en: 'The units of Hải Phòng from 01/07/2025: Resolution 1669/NQ-UBTVQH15.',
};

const cited: Words = {
  vi: 'Mỗi giá trị, điều kiện hiện cùng văn bản, điều, khoản và ngày hiệu lực của nó.',
  en: 'Each value and condition is shown with its instrument, article, clause and date.',
};

/** Help by the path of a screen; a screen under another one without its own text has the other's. */
export const helpTexts: Readonly<Record<string, ScreenHelp>> = {
  '/': {
    what: {
      vi: 'Mọi việc đang chờ tài khoản này, xếp theo hạn: quá hạn, hôm nay, trong 5 ngày làm việc, sau đó, không có hạn, và việc đang chờ người khác. Mở một dòng là tới nơi xử lý.',
      en: 'Everything that waits for this account, by urgency. Open a row to get to where it is done.',
    },
    law: limits,
  },
  '/notices': {
    what: {
      vi: 'Tin về việc của mình do người khác làm: bản số hóa chờ phê duyệt, vai trò được giao, cơ quan hay địa bàn được sắp xếp lại. Ở cột bên phải chọn loại muốn nhận.',
      en: 'What others did that concerns you. Choose the kinds you want at the right.',
    },
  },
  '/calendar': {
    what: {
      vi: 'Ngày làm việc, ngày nghỉ có căn cứ, các mốc trong năm; tính ngày cuối của một thời hạn. Năm chưa có thông báo được ghi là chưa kiểm chứng.',
      en: 'Working days, days off with their grounds, the year; the last day of a time limit.',
    },
    law: limits,
  },
  '/plans': {
    what: {
      vi: 'Các kế hoạch đã ban hành, mỗi kế hoạch có văn bản gốc giữ nguyên và bản số hóa. Nạp văn bản, rà soát, rồi người thứ hai phê duyệt.',
      en: 'Published plans: the original text is kept, a digital copy is settled and approved.',
    },
  },
  '/plans/$key/review': {
    what: {
      vi: 'Từng điểm cần rà soát trong văn bản: chọn một trong bốn phương án (phím 1–4) và ghi lý do. Văn bản gốc không bị sửa.',
      en: 'Each finding in the text: choose one of four resolutions (keys 1–4) and say why.',
    },
  },
  '/plans/$key/tasks': {
    what: {
      vi: 'Nhiệm vụ của kế hoạch: lọc, xếp, chọn cột, xuất đúng những gì đang hiện.',
      en: 'The tasks of the plan: filter, sort, choose columns, export exactly what is shown.',
    },
  },
  '/plans/$key/matrix': {
    what: {
      vi: 'Nội dung nào được nhiệm vụ nào thực hiện; xác nhận hoặc bác các mối liên hệ do phần mềm gợi ý.',
      en: 'Which task serves which provision; confirm or refuse the links that are suggested.',
    },
  },
  '/agencies': {
    what: {
      vi: 'Danh mục cơ quan theo ngày: tên đã mang, cơ quan cấp trên, nơi tiếp nhận chức năng sau sắp xếp.',
      en: 'Agencies as of a day: their names, parents, and who took over their functions.',
    },
  },
  '/agency-successors': {
    what: {
      vi: 'Chức năng mà chưa văn bản nào trong dữ liệu nói cơ quan nào tiếp nhận. Ghi theo văn bản; phần mềm không tự đoán.',
      en: 'Functions of which no document says who took them over. Enter it by a document.',
    },
  },
  '/areas': {
    what: {
      vi: 'Đơn vị hành chính theo ngày, trước và sau sắp xếp; thôn, tổ dân phố của từng xã, phường.',
      en: 'Administrative units as of a day, before and after reorganisations; hamlets.',
    },
    law: units,
  },
  '/area-successors': {
    what: {
      vi: 'Đơn vị hành chính cũ mà nơi tiếp nhận chưa được kiểm chứng. Xác nhận hoặc thay theo văn bản.',
      en: 'Former units whose successors are not verified. Confirm or replace them by a document.',
    },
    law: units,
  },
  '/policies': {
    what: {
      vi: 'Các chính sách: ai được hưởng, mức, điều kiện, giấy tờ, ví dụ có lời giải.',
      en: 'Programmes: who, how much, on which conditions, with worked examples.',
    },
    law: cited,
  },
  '/law/values': {
    what: {
      vi: 'Giá trị theo luật (mức chuẩn, hệ số) và thay đổi của chúng theo thời gian.',
      en: 'Values of the law (standards, factors) and how they changed.',
    },
    law: cited,
  },
  '/law/documents': {
    what: {
      vi: 'Văn bản pháp luật, văn bản nào thay văn bản nào, chính sách và giá trị nào dựa vào.',
      en: 'Instruments, what replaces what, and what rests on each.',
    },
    law: cited,
  },
  '/law/bench': {
    what: {
      vi: 'Thử một hộ bất kỳ tại một ngày: được hưởng gì, vì sao, còn thiếu dữ kiện nào. Không lưu dữ liệu nhập ở đây.',
      en: 'Try any household on any day: what it is due, why, what is missing. Nothing is kept.',
    },
    law: cited,
  },
  '/law': {
    what: {
      vi: 'Dữ liệu pháp luật của phần mềm: văn bản, giá trị, chính sách và các bản thảo thay đổi. Không có gì bị sửa tại chỗ: thay đổi có hiệu lực từ ngày của nó, sau khi người thứ hai phê duyệt.',
      en: 'The law as data. Nothing is edited in place: a change holds from its day, once a second person approved it.',
    },
    law: cited,
  },
  '/operations': {
    what: {
      vi: 'Vận hành phần mềm: công việc chạy nền, thư và tin nhắn, sao lưu, tình trạng hệ thống. Dành cho quản trị viên.',
      en: 'The running of the software: jobs, letters, backups, health. For administrators.',
    },
  },
  '/users': {
    what: {
      vi: 'Tài khoản và vai trò: vai trò gắn với cơ quan hoặc địa bàn, có ngày bắt đầu và kết thúc. Mỗi lần xem danh sách được ghi nhật ký.',
      en: 'Accounts and posts, each at an agency or area, with its days. Looking is recorded.',
    },
  },
  '/rights': {
    what: {
      vi: 'Ai được làm gì: tìm một việc để biết vai trò nào được làm, hoặc lọc theo vai trò để biết vai trò đó được làm những việc nào.',
      en: 'Who may do what: search an act for its roles, or filter by a role for its acts.',
    },
  },
  '/account': {
    what: {
      vi: 'Vai trò, ủy quyền khi vắng mặt, mật khẩu, bước xác thực thứ hai và các phiên đăng nhập của chính tài khoản này.',
      en: 'The posts, rights lent during leave, password, second step and sessions of this account.',
    },
  },
};

/** The help of a screen, or of the nearest one above it that has some; null: there is none. */
export function helpOf(path: string): ScreenHelp | null {
  for (let at = path; at !== ''; at = at.slice(0, at.lastIndexOf('/'))) {
    const own = helpTexts[at];
    if (own !== undefined) return own;
  }
  return path === '/' ? (helpTexts['/'] ?? null) : null;
}
