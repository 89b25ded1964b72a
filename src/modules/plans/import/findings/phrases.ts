import { phraseKey } from './words.ts';

/**
 * Set phrases of Vietnamese administration, written down by us from common use; "_" joins the two
 * halves of a word. They are what a slip of the keyboard is measured against, none is from a plan.
 */
const setPhrases = `
ban thường_vụ thành_ủy|ban thường_vụ tỉnh_ủy|ban thường_vụ huyện_ủy|ban thường_vụ quận_ủy
ủy_ban thường_vụ quốc_hội|thủ_tướng chính_phủ|ủy_ban nhân_dân|hội_đồng nhân_dân
ban chấp_hành trung_ương|ban chấp_hành đảng_bộ|mặt_trận tổ_quốc việt_nam|cấp_ủy đảng
hệ_thống chính_trị|cán_bộ công_chức viên_chức|đoàn_thể chính_trị xã_hội|thủ_trưởng cơ_quan
liên_đoàn lao_động|hội liên_hiệp phụ_nữ|hội cựu_chiến binh|hội chữ_thập đỏ|tòa_án nhân_dân
bảo_hiểm xã_hội|bảo_hiểm y_tế|bảo_hiểm thất_nghiệp|thương_binh và xã_hội
thương_binh bệnh_binh|thương_binh liệt_sĩ|gia_đình liệt_sĩ|nghĩa_trang liệt_sĩ|hài_cốt liệt_sĩ
người có công với cách_mạng|bà mẹ việt_nam anh_hùng|chất_độc da_cam|đền_ơn đáp_nghĩa
an_sinh xã_hội|bảo_trợ xã_hội|trợ_giúp xã_hội|công_tác xã_hội|tệ_nạn xã_hội|dịch_vụ xã_hội
trợ_cấp xã_hội|chính_sách xã_hội|phúc_lợi xã_hội|kinh_tế xã_hội|đời_sống vật_chất
xây_dựng nông_thôn mới|giảm nghèo bền_vững|phát_triển bền_vững|mục_tiêu quốc_gia
chương_trình mục_tiêu|chương_trình hành_động|kế_hoạch hành_động|phát_triển kinh_tế
cải_cách hành_chính|thủ_tục hành_chính|cơ_sở dữ_liệu|công_nghệ thông_tin|dịch_vụ công trực_tuyến
nâng_cao chất_lượng|nâng_cao hiệu_quả|nâng_cao nhận_thức|nâng_cao năng_lực|nâng_cao trình_độ
nâng_cao đời_sống|cải_thiện đời_sống|bảo_đảm chất_lượng|hiệu_lực hiệu_quả
tăng_cường công_tác|đẩy_mạnh công_tác|công_tác quản_lý|công_tác tuyên_truyền|công_tác kiểm_tra
công_tác thanh_tra|công_tác phối_hợp|công_tác chỉ_đạo|công_tác lãnh_đạo|công_tác đào_tạo
công_tác chăm_sóc|công_tác bảo_vệ|công_tác phòng chống|quản_lý nhà_nước|trách_nhiệm quản_lý
kiểm_tra giám_sát|thanh_tra kiểm_tra|chủ_trì phối_hợp|lãnh_đạo chỉ_đạo|hướng_dẫn thực_hiện
triển_khai thực_hiện|tổ_chức thực_hiện|tổ_chức triển_khai|kết_quả thực_hiện|đôn_đốc thực_hiện
tuyên_truyền phổ_biến|tuyên_truyền vận_động|phổ_biến giáo_dục pháp_luật|quy_phạm pháp_luật
quy_định của pháp_luật|chấp_hành pháp_luật|vi_phạm pháp_luật|pháp_luật lao_động
ngân_sách nhà_nước|ngân_sách trung_ương|ngân_sách địa_phương|kinh_phí thực_hiện|bố_trí kinh_phí
huy_động nguồn_lực|nguồn_lực xã_hội|phân_cấp ngân_sách|vùng_sâu vùng_xa|biên_giới hải_đảo
dân_tộc thiểu_số|đồng_bào dân_tộc|hoàn_cảnh đặc_biệt khó_khăn|hoàn_cảnh khó_khăn
người cao_tuổi|người khuyết_tật|bình_đẳng giới|chăm_sóc trẻ_em|bảo_vệ trẻ_em|giáo_dục trẻ_em
phòng chống tham_nhũng|thực_hành tiết_kiệm|chống lãng_phí|phòng chống thiên_tai|khiếu_nại tố_cáo
biến_đổi khí_hậu|vệ_sinh môi_trường|bảo_vệ môi_trường|tài_nguyên và môi_trường
giáo_dục và đào_tạo|giáo_dục nghề_nghiệp|trung_học cơ_sở|trung_học phổ_thông|học_sinh sinh_viên
đào_tạo bồi_dưỡng|giới_thiệu việc_làm|giải_quyết việc_làm|tạo việc_làm|chuyển_giao công_nghệ
xuất_khẩu lao_động|thị_trường lao_động|quan_hệ lao_động|người sử_dụng lao_động
lao_động nông_thôn|lao_động việc_làm|an_toàn lao_động|vệ_sinh lao_động|tiền_lương tiền_thưởng
chăm_sóc sức_khỏe|sức_khỏe sinh_sản|y_tế cơ_sở|y_tế dự_phòng|y_tế công_cộng
bệnh_viện đa_khoa|phục_hồi chức_năng|khoa_học và công_nghệ|khoa_học công_nghệ
thông_tin và truyền_thông|thông_tin truyền_thông|phương_tiện thông_tin đại_chúng
kế_hoạch và đầu_tư|nông_nghiệp và phát_triển nông_thôn|văn_hóa thể_thao và du_lịch
công_nghiệp hóa hiện_đại hóa|doanh_nghiệp vừa và nhỏ|sản_xuất kinh_doanh|hợp_tác quốc_tế
khó_khăn vướng_mắc|sửa_đổi bổ_sung|xem_xét giải_quyết|xem_xét quyết_định|tháo_gỡ khó_khăn
trật_tự an_toàn xã_hội|quốc_phòng an_ninh|an_ninh trật_tự|truyền_thống cách_mạng
`;

/**
 * Words neither half of which stands alone in such texts, so that one half without the other is a
 * slip. Others may lose a half and still mean something: "vi phạm (pháp) luật", "huy động (nguồn)
 * lực lượng", "phòng chống (thiên) tai nạn".
 */
const wholeWords = new Set(
  (
    'công_tác|chất_lượng|hiệu_quả|thường_vụ|thủ_tướng|bảo_hiểm|dữ_liệu|quốc_gia|ngân_sách|' +
    'cách_mạng|thương_binh|liệt_sĩ|công_nghệ|truyền_thông|phục_hồi|khuyết_tật|nhận_thức|' +
    'tuyên_truyền|triển_khai'
  ).split('|'),
);

/** A set phrase: the keys of its syllables, and for each the place of its other half or -1. */
export interface SetPhrase {
  readonly keys: readonly string[];
  readonly halves: readonly number[];
  /** For each syllable whether the phrase without it is a slip. */
  readonly isNeeded: readonly boolean[];
  readonly text: string;
}

/** The set phrases, arranged for looking up. */
export const knownPhrases: readonly SetPhrase[] = setPhrases
  .split(/[|\n]/)
  .filter((each) => each !== '')
  .map((written) => {
    const halves = written
      .split(' ')
      .map((word) => word.split('_').length)
      .reduce<number[]>((all, size) => {
        const at = all.length;
        return size === 2 ? [...all, at + 1, at] : [...all, -1];
      }, []);
    const isNeeded = written
      .split(' ')
      .flatMap((word) => word.split('_').map(() => wholeWords.has(word)));
    const text = written.replace(/_/g, ' ');
    return { keys: phraseKey(text).split(' '), halves, isNeeded, text };
  });

/** Verbs with which tasks and sentences of a plan begin. */
const openers = `
tập trung|thực hiện|triển khai|tăng cường|xây dựng|tiếp tục|đẩy mạnh|nâng cao|hoàn thiện|phát triển
tổ chức|rà soát|ban hành|phối hợp|chủ trì|hướng dẫn|kiểm tra|giám sát|tuyên truyền|huy động
khuyến khích|tạo điều kiện|bố trí|chỉ đạo|đổi mới|cải thiện|mở rộng|củng cố|quán triệt|nghiên cứu
áp dụng|ứng dụng|hỗ trợ|đầu tư|quy hoạch|lồng ghép|phấn đấu|chú trọng|phát huy|vận động|đảm bảo
bảo đảm|nâng cấp|sửa chữa|thành lập|kiện toàn|đề xuất|tham mưu|báo cáo|tổng hợp|đôn đốc|theo dõi
phòng ngừa|giải quyết|xử lý|khắc phục|đào tạo|bồi dưỡng|lập|giao|duy trì|vận hành|thu hút|bổ sung
`;

/** Keys of the verbs that open a task or a sentence, one or two or three syllables each. */
export const openingVerbs: readonly string[] = openers
  .split(/[|\n]/)
  .filter((each) => each !== '')
  .map(phraseKey);

/** Short words that stand anywhere; a slip of the keyboard cannot be told from them. */
export const freeWords: ReadonlySet<string> = new Set(
  (
    'và các những của cho với để từ đến tại trong trên dưới theo là được do bởi cùng hoặc có này ' +
    'đó khác cả cá ca cứ còn con cũng cần đã đang sẽ phải không khi nếu như nhưng nên ra vào lên ' +
    'xuống về qua lại mà thì ở mỗi mọi một hai ba bốn năm sáu bảy tám chín mười tư từng tự sau ' +
    'trước giữa ngoài gần hơn nhất rất quá chỉ vẫn vì tới đây nay mới cũ sở số sơ tỉnh tính tình ' +
    'xã xa xá hộ họ hồ thôn thông bộ bố bỏ bản bàn bán ban tổ tố to đề để đế phương phường'
  )
    .split(' ')
    .map(phraseKey),
);
