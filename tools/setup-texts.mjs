// What the setup says, before a Node is there that could read the product's own messages.
export const texts = {
  vi: {
    bringing_node:
      'Máy này có Node {have}; đang tải Node 24 đi kèm vào .runtime/ ' +
      '(chỉ một lần, không thay đổi máy).',
    bringing_packages: 'Đang cài các gói phần mềm theo package-lock.json (chỉ khi có thay đổi)…',
    no_node:
      'Máy này có Node {have}, phần mềm cần Node 24 trở lên và không tải được bản đi kèm: {why}\n' +
      'Hãy kiểm tra kết nối tới kho gói npm rồi chạy lại, hoặc tự cài Node 24 trở lên.',
    no_packages:
      'Không cài được các gói phần mềm: {why}\nHãy kiểm tra kết nối tới kho gói npm rồi chạy lại.',
    no_npm: 'không tìm thấy npm trên máy (trên Debian: apt-get install npm)',
    no_platform: 'không có bản Node 24 đi kèm cho {platform}',
    no_room: 'ổ đĩa đã đầy; hãy giải phóng ít nhất 1 GB rồi chạy lại.',
    no_right: 'không ghi được vào thư mục {folder}; hãy cấp quyền ghi hoặc sao chép ra nơi khác.',
    no_chromium: 'chưa có Chromium trên máy; cài bằng: apt-get install chromium',
    bringing_chromium: 'Đang cài Chromium bằng apt-get…',
    waiting: 'Một lệnh khác đang cài đặt trong thư mục này (tiến trình {pid}); đang chờ…',
    waited_too_long: 'một lệnh khác (tiến trình {pid}) vẫn đang cài đặt trong thư mục này.',
  },
  en: {
    bringing_node:
      'This machine has Node {have}; bringing Node 24 along into .runtime/ ' +
      '(once, the machine stays as it is).',
    bringing_packages: 'Installing the packages of package-lock.json (only when it changed)…',
    no_node:
      'This machine has Node {have}; the product needs Node 24 or newer ' +
      'and could not fetch it: {why}\n' +
      'Check the way to the npm registry and run again, or install Node 24 or newer yourself.',
    no_packages:
      'Could not install the packages: {why}\nCheck the way to the npm registry and run again.',
    no_npm: 'npm was not found on this machine (on Debian: apt-get install npm)',
    no_platform: 'no Node 24 comes along for {platform}',
    no_room: 'the disk is full; free at least 1 GB and run again.',
    no_right: 'cannot write to the folder {folder}; give the right or copy the product elsewhere.',
    no_chromium: 'Chromium is not installed; install it with: apt-get install chromium',
    bringing_chromium: 'Installing Chromium with apt-get…',
    waiting: 'Another command is installing in this folder (process {pid}); waiting…',
    waited_too_long: 'another command (process {pid}) is still installing in this folder.',
  },
};
