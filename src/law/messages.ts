import { defineMessages } from '../kernel/index.ts';

/** The texts of the engine. */
export const lawMessages = defineMessages(
  {
    'error.law.no_pack':
      'Không có thư mục “{folder}”. Ghi đường dẫn tới thư mục chứa documents.yaml, facts.yaml, parameters/ và programmes/.',
    'error.law.folder_not_empty':
      'Ghi --out với một thư mục mới hoặc trống; “{folder}” không dùng được.',
    'error.law.no_facts':
      'Không đọc được tệp dữ kiện “{file}”. Kiểm tra tên tệp, hoặc dùng “-” để đọc từ đầu vào.',
    'error.law.bad_facts':
      'Tệp dữ kiện chưa đúng mẫu: {reason}. Mẫu: {"person": {…}, "household": {…, "members": [{…}]}}.',
    'error.law.unknown_key': 'Bảng “{name}” không có dòng “{key}”. Có phải “{nearest}”?',
    'error.law.bad_yaml': 'Tệp YAML viết sai: {reason}. Sửa đúng chỗ được chỉ ra rồi kiểm tra lại.',
    'error.law.bad_shape': 'Mục “{at}” chưa đúng mẫu: {reason}.',
    'error.law.bad_leaf': 'Không đọc được biểu thức “{text}”: {reason}.',
    'error.law.not_in_language':
      '“{what}” không thuộc ngôn ngữ quy tắc (biểu thức “{text}”). Chỉ dùng: tên dữ kiện, số, chữ trong nháy đơn, ! && || == != < <= > >= + - * in ?:, years(), months(), members.exists/all/count/sum.',
    'error.law.unknown_name': 'Chưa có tên “{name}” (biểu thức “{text}”). Có phải “{nearest}”?',
    'error.law.unknown_choice':
      '“{value}” không phải một giá trị của “{fact}”. Có phải “{nearest}”?',
    'error.law.wrong_type': 'Ở đây cần {wanted}, không phải {found} (biểu thức “{text}”).',
    'error.law.unknown_document':
      'Văn bản “{document}” chưa có trong documents.yaml. Ghi văn bản vào đó trước, hoặc sửa số ký hiệu.',
    'error.law.unknown_parameter':
      'Không có giá trị pháp luật nào tên “{name}”. Có phải “{nearest}”?',
    'error.law.unknown_programme': 'Không có chính sách nào tên “{name}”.',
    'error.law.unknown_case':
      'Không có trường hợp “{name}” trong phiên bản này. Có phải “{nearest}”?',
    'error.law.unknown_fact': 'Không có dữ kiện nào tên “{name}” ở đây. Có phải “{nearest}”?',
    'error.law.fact_out_of_domain': 'Giá trị “{value}” không hợp lệ. Viết một trong: {domain}.',
    'error.law.after_the_day':
      'Ngày “{value}” sau ngày xét {on}. Sửa ngày, hoặc xét vào ngày khác.',
    'error.law.twice': '“{name}” được ghi hai lần. Bỏ một trong hai.',
    'error.law.overlap':
      '“{name}”: hai giá trị cùng có hiệu lực (từ {from} và từ {other}). Ghi ngày hết hiệu lực của giá trị trước.',
    'error.law.not_whole':
      '“{case}{name}” ra số lẻ dưới một đồng. Ghi cách làm tròn (rounding) kèm điều khoản, hoặc sửa giá trị.',
    'error.law.too_large': '“{case}” có thể vượt quá số lớn nhất máy tính được chính xác.',
    'error.law.not_linear': 'So sánh “{text}” phải là bậc nhất theo một dữ kiện.',
    'error.law.two_winners':
      'Hai trường hợp “{first}” và “{second}” có thể cùng đúng mà mức khác nhau ({cited}). Ghi trường hợp nào được ưu tiên.',
    'error.law.example_failed':
      'Ví dụ “{example}” của {programme}: {what} phải là {expected}, máy ra {found}.',
    'error.law.too_complex':
      'Chính sách “{programme}” quá phức tạp để trả lời chính xác. Tách làm hai.',
    'error.law.bad_date': 'Ngày “{date}” không hợp lệ. Viết NĂM-THÁNG-NGÀY, ví dụ 2026-01-01.',
    'error.law.key_needed':
      '“{name}”: bảng có khóa thì mỗi giá trị cần key; giá trị đơn thì không có key.',
    'error.law.value_missing': 'Chưa biết giá trị “{name}” vào ngày {on}. {known}',
    'error.law.before_the_law':
      'Chưa có quy định nào của “{programme}” cho ngày {on} trong dữ liệu.',
    'law.unverified': 'chưa kiểm chứng',
    'law.trace.unknown': 'chưa biết',
    'law.trace.yes': 'có',
    'law.trace.no': 'không',
    'law.trace.no_day': 'không có',
    'law.trace.true': 'thuộc trường hợp này',
    'law.trace.false': 'không thuộc trường hợp này',

    'law.trace.missing': 'chưa biết giá trị',
    'law.trace.since': 'từ ngày {from}',
    'law.trace.between': 'từ ngày {from} đến hết ngày {to}',
    'law.trace.nothing': 'Kết quả: không được hưởng.',
    'law.trace.amount': 'Kết quả: {amount}.',
    'law.trace.at_least': 'Chưa quyết được: ít nhất {min}, chưa biết mức cao nhất.',
    'law.trace.range': 'Chưa quyết được: từ {min} đến {max}.',
    'law.combine.max': 'Thuộc nhiều trường hợp thì chỉ hưởng một mức cao nhất',
    'law.combine.sum': 'Thuộc nhiều trường hợp thì hưởng đủ các mức',
    'law.combine.first': 'Thuộc nhiều trường hợp thì xét theo thứ tự, lấy trường hợp đứng trước',
    'law.combine.one': 'Mỗi người chỉ thuộc một trường hợp',
    'law.combine.plus': 'Riêng “{case}” được hưởng thêm cùng mức cao nhất của trường hợp khác',
    'law.render.case': 'Trường hợp',
    'law.render.who': 'Điều kiện',
    'law.render.amount': 'Mức hưởng',
    'law.render.cite': 'Căn cứ',
    'law.render.reading': 'Cách hiểu đang áp dụng: {reading}',
    'law.render.undecided': 'Chưa quyết được: {note}',
    'law.render.unknown_value': 'Chưa biết: {name}.',
    'law.render.procedure': 'Thủ tục: {name}. Nơi nộp: {where} ({cite}).',
    'law.render.procedure_code': 'Thủ tục {code}: {name}. Nơi nộp: {where} ({cite}).',
    'law.render.papers': 'Giấy tờ: {papers}.',
    'law.render.no_limit': 'chưa rõ thời hạn',
    'law.render.nothing': 'Không được hưởng',
    'law.render.refused': 'Chưa có quy định trong dữ liệu',
    'law.render.at_least': 'Ít nhất {min}',
    'law.render.range': 'Từ {min} đến {max}',
    'law.unit.working_days': 'ngày làm việc',
    'law.unit.days': 'ngày',
    'law.unit.hours': 'giờ',
    'law.unit.months': 'tháng',
    'law.members.question': 'Hộ gia đình gồm những ai, mỗi người sinh ngày nào?',
    'law.members.why': 'Mức hưởng phụ thuộc vào những người cùng hộ.',
  },
  {
    'error.law.no_pack':
      'There is no folder “{folder}”. Give the path of the folder that holds documents.yaml, facts.yaml, parameters/ and programmes/.',
    'error.law.folder_not_empty': 'Give --out a new or empty folder; “{folder}” cannot be used.',
    'error.law.no_facts':
      'The facts file “{file}” cannot be read. Check its name, or use “-” for standard input.',
    'error.law.bad_facts':
      'The facts file does not have the right shape: {reason}. Shape: {"person": {…}, "household": {…, "members": [{…}]}}.',
    'error.law.unknown_key': 'The table “{name}” has no line “{key}”. Is it “{nearest}”?',
    'error.law.bad_yaml': 'The YAML file is wrong: {reason}. Mend the place shown and check again.',
    'error.law.bad_shape': '“{at}” does not have the right shape: {reason}.',
    'error.law.bad_leaf': 'The expression “{text}” cannot be read: {reason}.',
    'error.law.not_in_language':
      '“{what}” is not in the rule language (expression “{text}”). Use only: names of facts, numbers, text in single quotes, ! && || == != < <= > >= + - * in ?:, years(), months(), members.exists/all/count/sum.',
    'error.law.unknown_name': 'There is no name “{name}” (expression “{text}”). Is it “{nearest}”?',
    'error.law.unknown_choice': '“{value}” is not a value of “{fact}”. Is it “{nearest}”?',
    'error.law.wrong_type': 'This needs {wanted}, not {found} (expression “{text}”).',
    'error.law.unknown_document':
      'The document “{document}” is not in documents.yaml. Enter it there first, or mend the number.',
    'error.law.unknown_parameter': 'No value of the law is named “{name}”. Is it “{nearest}”?',
    'error.law.unknown_programme': 'No programme is named “{name}”.',
    'error.law.unknown_case': 'There is no case “{name}” in this version. Is it “{nearest}”?',
    'error.law.unknown_fact': 'No fact is named “{name}” here. Is it “{nearest}”?',
    'error.law.fact_out_of_domain': 'The value “{value}” is not valid. Write one of: {domain}.',
    'error.law.after_the_day':
      'The day “{value}” is after the day asked, {on}. Mend it, or ask for another day.',
    'error.law.twice': '“{name}” stands there twice. Remove one of them.',
    'error.law.overlap':
      '“{name}”: two values hold at once (from {from} and from {other}). Say when the first one ends.',
    'error.law.not_whole':
      '“{case}{name}” gives parts of a đồng. State the rounding with its article, or mend the value.',
    'error.law.too_large': '“{case}” may exceed the largest number that is counted exactly.',
    'error.law.not_linear': 'The comparison “{text}” must be linear in one fact.',
    'error.law.two_winners':
      'The cases “{first}” and “{second}” can both hold with different amounts ({cited}). Say which one wins.',
    'error.law.example_failed':
      'Example “{example}” of {programme}: {what} must be {expected}, the engine gives {found}.',
    'error.law.too_complex':
      'The programme “{programme}” is too complex to be answered exactly. Cut it in two.',
    'error.law.bad_date':
      'The date “{date}” is not valid. Write YEAR-MONTH-DAY, such as 2026-01-01.',
    'error.law.key_needed':
      '“{name}”: a keyed table needs a key for each value; a single value has none.',
    'error.law.value_missing': 'The value “{name}” is not known for {on}. {known}',
    'error.law.before_the_law': 'The data hold no law of “{programme}” for {on}.',
    'law.unverified': 'not verified',
    'law.trace.unknown': 'not known',
    'law.trace.yes': 'yes',
    'law.trace.no': 'no',
    'law.trace.no_day': 'none',
    'law.trace.true': 'this case holds',
    'law.trace.false': 'this case does not hold',
    'law.trace.missing': 'value not known',
    'law.trace.since': 'from {from}',
    'law.trace.between': 'from {from} to {to}',
    'law.trace.nothing': 'Result: not entitled.',
    'law.trace.amount': 'Result: {amount}.',
    'law.trace.at_least': 'Not decided: at least {min}, the most is not known.',
    'law.trace.range': 'Not decided: from {min} to {max}.',
    'law.combine.max': 'Where several cases hold, only the highest is paid',
    'law.combine.sum': 'Where several cases hold, all are paid',
    'law.combine.first': 'Where several cases hold, the first in order counts',
    'law.combine.one': 'A person belongs to one case only',
    'law.combine.plus': '“{case}” is paid on top of the highest of the other cases',
    'law.render.case': 'Case',
    'law.render.who': 'Who',
    'law.render.amount': 'How much',
    'law.render.cite': 'Source',
    'law.render.reading': 'Reading taken: {reading}',
    'law.render.undecided': 'Not decided: {note}',
    'law.render.unknown_value': 'Not known: {name}.',
    'law.render.procedure': 'Procedure: {name}. Where: {where} ({cite}).',
    'law.render.procedure_code': 'Procedure {code}: {name}. Where: {where} ({cite}).',
    'law.render.papers': 'Papers: {papers}.',
    'law.render.no_limit': 'no time limit known',
    'law.render.nothing': 'Not entitled',
    'law.render.refused': 'No law in the data',
    'law.render.at_least': 'At least {min}',
    'law.render.range': 'From {min} to {max}',
    'law.unit.working_days': 'working days',
    'law.unit.days': 'days',
    'law.unit.hours': 'hours',
    'law.unit.months': 'months',
    'law.members.question': 'Who belongs to the household, and when was each of them born?',
    'law.members.why': 'The amount depends on the people of the household.',
  },
);
