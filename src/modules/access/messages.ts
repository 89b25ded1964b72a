import { defineMessages } from '../../kernel/index.ts';

/** Texts of the access module: its refusals. Screens add theirs beside. */
export const accessMessages = defineMessages(
  {
    'error.access.wrong_credentials':
      'Tên đăng nhập hoặc mật khẩu chưa đúng. Đề nghị kiểm tra và nhập lại.',
    'error.access.code_needed':
      'Tài khoản này dùng bước xác thực thứ hai. Đề nghị nhập mã 6 số trên điện thoại hoặc một mã dự phòng.',
    'error.access.code_wrong':
      'Mã chưa đúng, đã được dùng hoặc đã hết hạn. Đề nghị chờ mã mới rồi nhập lại, hoặc dùng một mã dự phòng.',
    'error.access.second_step_on':
      'Bước xác thực thứ hai đang bật. Muốn đổi điện thoại, đề nghị tắt rồi thiết lập lại.',
    'error.access.second_step_off': 'Tài khoản này chưa dùng bước xác thực thứ hai.',
    'error.access.own_second_step':
      'Muốn tắt bước xác thực thứ hai của chính mình, đề nghị dùng trang Tài khoản của tôi.',
    'error.access.too_many_attempts':
      'Đã nhập sai nhiều lần. Đề nghị chờ {minutes} phút rồi thử lại, hoặc liên hệ quản trị viên.',
    'error.access.busy': 'Đang có nhiều người đăng nhập. Đề nghị thử lại sau ít giây.',
    'error.access.sign_in_first': 'Đề nghị đăng nhập để tiếp tục.',
    'error.access.link_not_valid':
      'Liên kết này đã được dùng, đã hết hạn hoặc đã được thay bằng liên kết khác. Đề nghị liên hệ quản trị viên để được cấp lại.',
    'error.access.password_too_short': 'Mật khẩu cần ít nhất {shortest} ký tự.',
    'error.access.password_too_long': 'Mật khẩu nhiều nhất là {longest} ký tự.',
    'error.access.password_common':
      'Mật khẩu này quá phổ biến hoặc dễ đoán. Đề nghị chọn một câu mà chỉ mình bạn nhớ.',
    'error.access.password_is_login': 'Mật khẩu không được trùng với tên đăng nhập.',
    'error.access.password_unchanged': 'Mật khẩu mới phải khác mật khẩu đang dùng.',
    'error.access.login_invalid':
      'Tên đăng nhập “{login}” chưa đúng: dùng 3–40 chữ thường không dấu và số, có thể nối bằng dấu chấm, ví dụ nguyen.an.',
    'error.access.login_taken': 'Tên đăng nhập “{login}” đã có người dùng.',
    'error.access.role_unknown': 'Không có vai trò “{role}”. Các vai trò: {known}.',
    'error.access.role_needs_agency': 'Vai trò “{role}” phải gắn với một cơ quan.',
    'error.access.role_needs_area': 'Vai trò “{role}” phải gắn với một địa bàn.',
    'error.access.role_takes_one_place':
      'Vai trò “{role}” không gắn với nơi đã chọn; chỉ nhận: {seat}.',
    'error.access.agency_unknown': 'Không có cơ quan mang mã {agency} tại ngày {on}.',
    'error.access.area_unknown': 'Không có đơn vị hành chính mang mã {area} tại ngày {on}.',
    'error.access.may_not_grant':
      'Tài khoản này không được giao vai trò “{role}” ở nơi đã chọn. Đề nghị liên hệ quản trị viên của thành phố.',
    'error.access.user_not_found': 'Không có tài khoản “{login}” trong phạm vi quản lý.',
    'error.access.not_yourself': 'Không thể khóa tài khoản đang đăng nhập.',
    'error.access.last_administrator':
      'Đây là quản trị viên cuối cùng của thành phố nên chưa thể khóa hoặc kết thúc vai trò. Đề nghị thêm quản trị viên khác, không có ngày kết thúc, trước.',
    'error.access.post_held':
      'Tài khoản này đã giữ vai trò “{role}” ở nơi đó từ ngày {from}. Đề nghị kết thúc phân công cũ hoặc chọn ngày khác.',
    'error.access.post_not_found':
      'Tài khoản “{login}” không có phân công này, hoặc phân công đã kết thúc.',
    'error.access.post_days': 'Ngày cuối phải từ ngày bắt đầu trở đi.',
    'error.access.post_end_past':
      'Ngày cuối giữ vai trò không thể trước ngày {limit}: đến hết ngày đó quyền của vai trò vẫn được dùng.',
    'error.access.post_end_later':
      'Phân công này đã được ghi kết thúc sau ngày {limit}. Muốn kéo dài, đề nghị giao vai trò mới.',
    'error.access.delegate_unknown':
      'Không có tài khoản “{login}” đang dùng. Đề nghị kiểm tra tên đăng nhập của người nhận ủy quyền.',
    'error.access.delegate_self': 'Không thể ủy quyền cho chính mình.',
    'error.access.delegation_days':
      'Ủy quyền bắt đầu từ hôm nay trở đi, có ngày cuối và dài nhất {most} ngày.',
    'error.access.delegation_held':
      'Vai trò này đã được ủy quyền trong những ngày đó. Đề nghị kết thúc ủy quyền cũ hoặc chọn ngày khác.',
    'error.access.delegation_not_found': 'Không có ủy quyền này, hoặc ủy quyền đã kết thúc.',
    'error.access.session_not_found': 'Phiên đăng nhập này không còn.',
    'error.access.hand_over_self': 'Người nhận bàn giao phải là người khác.',
    'error.access.hand_over_to_unknown':
      'Không có tài khoản đang dùng “{login}” trong số các tài khoản được quản lý. Đề nghị kiểm tra tên đăng nhập của người nhận bàn giao.',
    'error.access.hand_over_nothing':
      'Tài khoản này không còn vai trò nào sau ngày đó; không có gì để bàn giao.',
    'error.access.hand_over_moved':
      'Vai trò của tài khoản vừa thay đổi. Đề nghị xem lại nội dung bàn giao rồi xác nhận.',
    'error.access.hand_over_later':
      'Chỉ khóa tài khoản được khi bàn giao ngay. Nếu còn ngày làm việc cuối, đề nghị khóa sau ngày đó.',
    'error.access.mail_invalid':
      'Địa chỉ thư chưa đúng dạng. Đề nghị nhập một địa chỉ, ví dụ: ten@haiphong.gov.vn.',
    'error.access.mail_same': 'Địa chỉ thư này đã được xác nhận cho tài khoản của bạn.',
    'error.access.mail_none': 'Tài khoản chưa có địa chỉ thư đã xác nhận.',
    'error.access.mail_too_often':
      'Đã gửi {most} thư trong một giờ. Đề nghị kiểm tra hộp thư, kể cả mục thư rác, rồi thử lại sau {minutes} phút.',
    'error.access.mail_not_set_up':
      'Phần mềm chưa được khai báo địa chỉ công khai (PUBLIC_URL) nên chưa gửi được liên kết qua thư. Đề nghị báo người quản trị.',
    'seat.city': 'cả thành phố',
    'seat.agency': 'một cơ quan',
    'seat.area': 'một địa bàn',
    'seat.city_or_agency': 'cả thành phố hoặc một cơ quan',
    'seat.city_or_agency_or_area': 'cả thành phố, một cơ quan hoặc một địa bàn',
    'seat.agency_or_area': 'một cơ quan hoặc một địa bàn',
    'user.login': 'Tên đăng nhập',
    'user.name': 'Họ và tên',
    'user.role': 'Vai trò',
    'user.place': 'Nơi phân công',
    'user.state': 'Trạng thái',
    'user.whole_city': 'cả thành phố',
    'user.state.active': 'đang dùng',
    'user.state.invited': 'chưa đặt mật khẩu',
    'user.state.disabled': 'đã khóa',
    'user.none': 'Chưa có tài khoản nào.',
    'user.added': 'Đã thêm tài khoản {login}. Liên kết đặt mật khẩu, dùng một lần:',
    'user.added_before': 'Tài khoản {login} đã có đúng như vậy; không có gì thay đổi.',
    'user.expires': 'Hạn dùng: {expires}',
    'user.disabled': 'Đã khóa tài khoản {login}; {sessions} phiên đăng nhập kết thúc.',
    'user.unchanged': 'Tài khoản {login} đã khóa từ trước.',
    'user.granted': 'Đã giao vai trò {role} cho {login} từ ngày {from}.',
    'user.granted_before': 'Tài khoản {login} đã có vai trò {role} ở nơi đó; không có gì thay đổi.',
    'user.revoked': 'Tài khoản {login} giữ vai trò {role} đến hết ngày {to}.',
    'user.enabled': 'Đã mở lại tài khoản {login}.',
    'user.enabled_before': 'Tài khoản {login} đang dùng; không có gì thay đổi.',
  },
  {
    'error.access.wrong_credentials': 'Login or password is not right. Check and type them again.',
    'error.access.code_needed':
      'This account has a second step. Type the 6 digits that your telephone shows, or a recovery code.',
    'error.access.code_wrong':
      'The code is not right, was used or is over. Wait for a new one and type it, or use a recovery code.',
    'error.access.second_step_on':
      'The second step is on. To change telephones, turn it off and set it up again.',
    'error.access.second_step_off': 'This account has no second step.',
    'error.access.own_second_step': 'To turn off your own second step, use the page My account.',
    'error.access.too_many_attempts':
      'Too many failed attempts. Wait {minutes} minutes and try again, or ask an administrator.',
    'error.access.busy': 'Many people are signing in. Try again in a few seconds.',
    'error.access.sign_in_first': 'Sign in to continue.',
    'error.access.link_not_valid':
      'This link was used, has expired or was replaced by another. Ask an administrator for a new one.',
    'error.access.password_too_short': 'A password needs at least {shortest} characters.',
    'error.access.password_too_long': 'A password has at most {longest} characters.',
    'error.access.password_common':
      'This password is too common or easy to guess. Choose a sentence that only you remember.',
    'error.access.password_is_login': 'The password must not be the login.',
    'error.access.password_unchanged': 'The new password must differ from the present one.',
    'error.access.login_invalid':
      'The login “{login}” is not right: 3–40 small letters without marks and digits, which dots may join, such as nguyen.an.',
    'error.access.login_taken': 'The login “{login}” is taken.',
    'error.access.role_unknown': 'There is no role “{role}”. The roles: {known}.',
    'error.access.role_needs_agency': 'The role “{role}” is held at an agency.',
    'error.access.role_needs_area': 'The role “{role}” is held for an area.',
    'error.access.role_takes_one_place':
      'The role “{role}” is not held at the place chosen; only: {seat}.',
    'error.access.agency_unknown': 'There is no agency with the code {agency} on {on}.',
    'error.access.area_unknown': 'There is no unit with the code {area} on {on}.',
    'error.access.may_not_grant':
      'This account may not give the role “{role}” at the place chosen. Ask an administrator of the city.',
    'error.access.user_not_found': 'There is no account “{login}” among those you manage.',
    'error.access.not_yourself': 'The account that is signed in cannot be disabled by itself.',
    'error.access.last_administrator':
      'This is the last administrator of the city: the account cannot be disabled, nor its post end. Add another one, without an end, first.',
    'error.access.post_held':
      'This account has held the role “{role}” there since {from}. End that post or choose other days.',
    'error.access.post_not_found': 'The account “{login}” has no such post, or it has ended.',
    'error.access.post_days': 'The last day must not come before the first.',
    'error.access.post_end_past':
      'The last day cannot be before {limit}: until then the rights of the role could be used.',
    'error.access.post_end_later':
      'This post is recorded to end after {limit}. To go on longer, give a new post.',
    'error.access.delegate_unknown':
      'There is no account “{login}” in use. Check the login of whoever acts meanwhile.',
    'error.access.delegate_self': 'A post cannot be lent to oneself.',
    'error.access.delegation_days':
      'A loan begins today or later, has a last day and lasts {most} days at most.',
    'error.access.delegation_held':
      'This post is lent on those days already. End that loan or choose other days.',
    'error.access.delegation_not_found': 'There is no such loan, or it has ended.',
    'error.access.session_not_found': 'This session is no more.',
    'error.access.hand_over_self': 'Whoever takes over must be somebody else.',
    'error.access.hand_over_to_unknown':
      'There is no account “{login}” in use among those you manage. Check the login of whoever takes over.',
    'error.access.hand_over_nothing':
      'This account holds no post after that day; there is nothing to hand over.',
    'error.access.hand_over_moved':
      'The posts of the account changed just now. Look at what is handed over again, then confirm.',
    'error.access.hand_over_later':
      'The account can be disabled only when it is handed over at once. With a last day to come, disable it after that day.',
    'error.access.mail_invalid':
      'This is no mail address. Type one address, such as name@haiphong.gov.vn.',
    'error.access.mail_same': 'This address is confirmed for your account already.',
    'error.access.mail_none': 'The account has no confirmed mail address.',
    'error.access.mail_too_often':
      '{most} letters were sent within an hour. Look into the mailbox, junk too, and try again in {minutes} minutes.',
    'error.access.mail_not_set_up':
      'The address of this site (PUBLIC_URL) is not set, so no link can be sent by mail. Tell an administrator.',
    'seat.city': 'the whole city',
    'seat.agency': 'an agency',
    'seat.area': 'an area',
    'seat.city_or_agency': 'the whole city or an agency',
    'seat.city_or_agency_or_area': 'the whole city, an agency or an area',
    'seat.agency_or_area': 'an agency or an area',
    'user.login': 'Login',
    'user.name': 'Name',
    'user.role': 'Role',
    'user.place': 'Place',
    'user.state': 'State',
    'user.whole_city': 'the whole city',
    'user.state.active': 'active',
    'user.state.invited': 'no password yet',
    'user.state.disabled': 'disabled',
    'user.none': 'There are no accounts yet.',
    'user.added':
      'The account {login} was added. The link to choose its password, to be used once:',
    'user.added_before': 'The account {login} stands exactly so already; nothing was changed.',
    'user.expires': 'Good until: {expires}',
    'user.disabled': 'The account {login} was disabled; {sessions} sessions ended.',
    'user.unchanged': 'The account {login} was disabled before.',
    'user.granted': 'The post {role} is given to {login} from {from}.',
    'user.granted_before': '{login} has the post {role} there already; nothing changed.',
    'user.revoked': '{login} holds the post {role} until the end of {to}.',
    'user.enabled': 'The account {login} is enabled.',
    'user.enabled_before': 'The account {login} is in use; nothing changed.',
  },
);
