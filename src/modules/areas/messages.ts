import { defineMessages } from '../../kernel/index.ts';

/** Texts of areas; screens and the command line use the same. */
export const areaMessages = defineMessages(
  {
    'error.area.bad_date':
      'Ngày “{date}” không đúng; viết theo dạng NĂM-THÁNG-NGÀY, ví dụ 2025-07-01.',
    'error.area.not_found': 'Không có đơn vị hành chính mang mã {code} tại ngày {on}.',
    'error.area.not_a_commune':
      'Mã {code} không phải đơn vị cấp xã; thôn, tổ dân phố được ghi theo đơn vị cấp xã.',
    'error.area.changed':
      'Danh sách đã được {by} thay đổi lúc {at}. Đề nghị xem lại nội dung mới rồi ghi tiếp.',
    'error.area.hamlet_day_outside':
      'Ngày {on} không thuộc thời gian hiệu lực của đơn vị cấp xã mang mã {code} (từ ngày {from}).',
    'error.area.hamlet_gone':
      'Không có thôn, tổ dân phố mang mã {code} đang hoạt động ở đơn vị cấp xã này.',
    'error.area.hamlet_too_early': 'Ngày thay đổi phải sau ngày {from} là ngày bắt đầu của {name}.',
    'error.area.hamlet_name_taken':
      'Tại đơn vị cấp xã này đã có {name} vào ngày đó, hoặc tên được ghi hai lần.',
    'error.area.hamlet_name_unreadable': 'Tên “{name}” cần có chữ cái hoặc chữ số.',
    'error.area.hamlet_name_same': '{name} là tên đang dùng; không có gì thay đổi.',
    'error.area.hamlet_merge_few': 'Sáp nhập cần ít nhất hai thôn, tổ dân phố khác nhau.',
    'error.area.hamlet_merge_other':
      'Chọn một trong các thôn, tổ dân phố sáp nhập để giữ tên, hoặc ghi tên mới; không chọn cả hai.',
    'error.area.hamlet_codes_out':
      'Đã dùng hết mã thôn, tổ dân phố của đơn vị cấp xã này ({last}).',
    'error.area.hamlet_not_last':
      'Chỉ rút lại được thay đổi ghi gần nhất. Các thay đổi trước được sửa bằng quyết định tiếp theo.',
    'error.area.nothing_to_confirm':
      'Đơn vị mang mã {code} chưa có đơn vị tiếp nhận để xác nhận; đề nghị ghi đơn vị tiếp nhận.',
    'error.area.still_here': 'Đơn vị mang mã {code} đang có hiệu lực nên chưa có đơn vị tiếp nhận.',
    'error.area.successor_unknown':
      'Mã {code} không phải đơn vị cùng cấp có hiệu lực vào ngày thay đổi {on}.',
    'error.area.parts_not_whole':
      'Tỷ lệ của các đơn vị tiếp nhận phải cộng lại bằng 100 %, mỗi đơn vị một lần (đang là {sum} %).',
    'error.area.document_later': 'Ngày của văn bản ({on}) sau ngày hôm nay.',
    'area.title': 'Đơn vị hành chính',
    'area.code': 'Mã',
    'area.name': 'Tên',
    'area.type': 'Loại',
    'area.parent': 'Thuộc',
    'area.from': 'Từ ngày',
    'area.to': 'Đến ngày',
    'area.in_force': 'đang có hiệu lực',
    'area.on': 'Tại ngày',
    'area.source': 'Căn cứ',
    'area.successors': 'Đã chuyển thành',
    'area.predecessors': 'Hình thành từ',
    'area.share': 'Tỷ lệ diện tích',
    'area.whole': 'toàn bộ',
    'area.part': 'một phần',
    'area.verified': 'đã kiểm chứng',
    'area.unverified': 'chưa kiểm chứng',
    'area.other_times': 'Đơn vị khác từng mang mã này',
    'area.hamlets': 'Thôn, tổ dân phố',
    'area.no_hamlets': 'Chưa có danh sách thôn, tổ dân phố',
    'area.no_successor': 'không có đơn vị tiếp nhận hoặc chưa tra cứu được',
    'area.find_hint': 'Gõ tên (có dấu hoặc không dấu) hoặc mã',
    'area.none_found': 'Không tìm thấy đơn vị hành chính nào tại ngày {on}.',
    'area.none_chain': 'Không có đơn vị hành chính nào từng mang mã {code}.',
    'area.count': '{count} đơn vị',
    'area.level.province': 'Cấp tỉnh',
    'area.level.district': 'Cấp huyện',
    'area.level.commune': 'Cấp xã',
    'area.demo_note':
      'Địa giới theo văn bản; tỷ lệ chia tách tính theo diện tích, chỉ để tham khảo',
  },
  {
    'error.area.bad_date': 'The date “{date}” is not valid; write YEAR-MONTH-DAY: 2025-07-01.',
    'error.area.not_found': 'No administrative unit has the code {code} on {on}.',
    'error.area.not_a_commune':
      'The code {code} is not a commune’s; hamlets are entered below a commune.',
    'error.area.changed': '{by} changed this at {at}. Look at what is there now, then go on.',
    'error.area.hamlet_day_outside':
      'The day {on} is outside the time of the commune with the code {code} (from {from}).',
    'error.area.hamlet_gone': 'No hamlet with the code {code} is open in this commune.',
    'error.area.hamlet_too_early':
      'The day of the change must come after {from}, the first day of {name}.',
    'error.area.hamlet_name_taken':
      'This commune has {name} on that day already, or the name is written twice.',
    'error.area.hamlet_name_unreadable': 'The name “{name}” needs a letter or a digit.',
    'error.area.hamlet_name_same': '{name} is the present name; nothing changes.',
    'error.area.hamlet_merge_few': 'A merger needs at least two different hamlets.',
    'error.area.hamlet_merge_other':
      'Choose one of the merging hamlets to keep its name, or write a new name; not both.',
    'error.area.hamlet_codes_out': 'The codes for hamlets of this commune are used up ({last}).',
    'error.area.hamlet_not_last':
      'Only the last change can be taken back. Earlier ones are corrected by the next decision.',
    'error.area.nothing_to_confirm':
      'The unit with the code {code} has no successor to confirm; record which it is.',
    'error.area.still_here': 'The unit with the code {code} is in force and has no successor yet.',
    'error.area.successor_unknown':
      'The code {code} is no unit of the same level in force on the day of the change, {on}.',
    'error.area.parts_not_whole':
      'The shares of the successors must sum to 100 %, each named once (now {sum} %).',
    'error.area.document_later': 'The day of the document ({on}) lies after today.',
    'area.title': 'Administrative units',
    'area.code': 'Code',
    'area.name': 'Name',
    'area.type': 'Type',
    'area.parent': 'Within',
    'area.from': 'From',
    'area.to': 'To',
    'area.in_force': 'in force',
    'area.on': 'As of',
    'area.source': 'Source',
    'area.successors': 'Became',
    'area.predecessors': 'Made from',
    'area.share': 'Share of area',
    'area.whole': 'whole',
    'area.part': 'part',
    'area.verified': 'verified',
    'area.unverified': 'not verified',
    'area.other_times': 'Other units that carried this code',
    'area.hamlets': 'Hamlets and residential groups',
    'area.no_hamlets': 'No list of hamlets yet',
    'area.no_successor': 'no successor, or not researched yet',
    'area.find_hint': 'Type a name, with or without accents, or a code',
    'area.none_found': 'No administrative unit found as of {on}.',
    'area.none_chain': 'No administrative unit has ever carried the code {code}.',
    'area.count': '{count} units',
    'area.level.province': 'Provinces',
    'area.level.district': 'Districts',
    'area.level.commune': 'Communes',
    'area.demo_note':
      'Borders by the documents; shares of divided units are by area, as a guide only',
  },
);
