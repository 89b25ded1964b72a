import { defineMessages } from '../kernel/index.ts';

/** Texts of the public shell. A page's own words stand in its module's messages. */
export const portalMessages = defineMessages(
  {
    product: 'An Sinh',
    city: 'thành phố Hải Phòng',
    skip: 'Tới nội dung chính',
    'nav.label': 'Mục chính',
    'nav.home': 'Trang chủ',
    'nav.plans': 'Kế hoạch',
    'nav.search': 'Tìm',
    'nav.about': 'Về trang này',
    crumbs: 'Vị trí',
    'look.large': 'Chữ lớn',
    'look.normal': 'Chữ thường',
    'look.contrast': 'Tương phản cao',
    'look.plain': 'Tương phản thường',
    'look.label': 'Cách hiển thị và ngôn ngữ',
    'language.other': 'English',
    'search.label': 'Tìm kế hoạch, nhiệm vụ, nội dung',
    'search.button': 'Tìm',
    'footer.about': 'Về trang này và khả năng tiếp cận',
    'footer.staff': 'Dành cho cán bộ',
    'footer.words':
      'Văn bản gốc được giữ nguyên. Chỗ phần mềm dùng cách hiểu khác chữ in được ghi bên cạnh.',
    'error.404.title': 'Không tìm thấy trang này',
    'error.404.body':
      'Địa chỉ có thể đã gõ sai, hoặc nội dung chưa được công bố. Đề nghị kiểm tra lại địa chỉ hoặc tìm theo từ.',
    'error.422.title': 'Địa chỉ chưa đúng',
    'error.422.body': 'Đề nghị quay lại trang trước và thử lại.',
    'error.429.title': 'Có quá nhiều lượt truy cập cùng lúc',
    'error.429.body': 'Đề nghị đợi một phút rồi tải lại trang.',
    'error.500.title': 'Trang này chưa mở được',
    'error.500.body':
      'Không có dữ liệu nào bị mất. Đề nghị tải lại sau ít phút; nếu vẫn chưa được, báo cho cơ quan quản lý trang kèm mã {trace}.',
    'error.503.title': 'Trang đang tạm dừng',
    'error.503.body': 'Đề nghị tải lại sau ít phút.',
    'about.title': 'Về trang này và khả năng tiếp cận',
    'about.what':
      'Trang này công bố các kế hoạch về chính sách xã hội của thành phố: nhiệm vụ nào, cơ quan nào làm, đến khi nào, căn cứ vào đâu.',
    'about.access':
      'Mọi trang đọc được khi tắt JavaScript, bằng bàn phím, bằng phần mềm đọc màn hình và khi phóng to 400 %. Không dùng cookie theo dõi; chỉ ghi nhớ cỡ chữ và độ tương phản khi người đọc chọn.',
    'about.data':
      'Dữ liệu của mỗi kế hoạch tải về được ở dạng CSV và JSON, kèm định nghĩa từng cột.',
  },
  {
    product: 'An Sinh',
    city: 'Hải Phòng city',
    skip: 'To the main content',
    'nav.label': 'Main',
    'nav.home': 'Home',
    'nav.plans': 'Plans',
    'nav.search': 'Search',
    'nav.about': 'About',
    crumbs: 'You are here',
    'look.large': 'Large text',
    'look.normal': 'Normal text',
    'look.contrast': 'High contrast',
    'look.plain': 'Normal contrast',
    'look.label': 'Display and language',
    'language.other': 'Tiếng Việt',
    'search.label': 'Search plans, tasks, provisions',
    'search.button': 'Search',
    'footer.about': 'About and accessibility',
    'footer.staff': 'For officers',
    'footer.words':
      'The original text is kept as it is. Where the software works with another reading, it stands beside the words.',
    'error.404.title': 'This page was not found',
    'error.404.body':
      'The address may be mistyped, or the content is not published yet. Check the address or search by words.',
    'error.422.title': 'The address is not right',
    'error.422.body': 'Go back and try again.',
    'error.429.title': 'Too many requests at once',
    'error.429.body': 'Wait a minute and load the page again.',
    'error.500.title': 'This page could not be opened',
    'error.500.body':
      'Nothing was lost. Try again in a few minutes; if it goes on, tell the office in charge the code {trace}.',
    'error.503.title': 'The site pauses for a moment',
    'error.503.body': 'Try again in a few minutes.',
    'about.title': 'About and accessibility',
    'about.what':
      'This site publishes the social-policy plans of the city: which tasks, by which agency, until when, on what grounds.',
    'about.access':
      'Every page can be read without JavaScript, by keyboard, by screen readers and at 400 % zoom. No tracking cookies; only the size of text and the contrast are kept when a reader chooses them.',
    'about.data':
      'The data of each plan can be downloaded as CSV and JSON, with a definition of every column.',
  },
);
