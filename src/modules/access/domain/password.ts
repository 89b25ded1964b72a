import { searchKey } from '../../../kernel/index.ts';

/** NIST SP 800-63B-4 asks for 15 where a password stands alone; 12 with lockout and gate. */
export const PASSWORD_SHORTEST = 12;
/** Longer is only work for the hash. */
export const PASSWORD_LONGEST = 128;

/** What is wrong with a new password; null when nothing is. */
export type PasswordTrouble =
  'password_too_short' | 'password_too_long' | 'password_common' | 'password_is_login';

/**
 * The stems of what people choose most, Vietnamese and international, without marks and digits.
 * A password that is one of them with digits and signs around it is as good as none.
 */
const COMMON = new Set(
  `password passw matkhau matkhaumoi quantri quantrivien admin administrator root user
  nguoidung welcome xinchao chaoban iloveyou anhyeuem emyeuanh yeuem vietnam haiphong
  haiphongcity ansinh ansinhxahoi thanhpho hoaphuongdo laodong laodongthuongbinhxahoi
  qwerty qwertyuiop asdfghjkl zxcvbnm abc abcd abcdef abcdefgh letmein monkey dragon football
  sunshine princess master login secret changeme default test testing demo guest
  khongbiet khongco congan ubnd ubndthanhpho soldtbxh`
    .split(/\s+/)
    .filter((word) => word !== ''),
);

/** Judges a password by the length in characters, by what is common, and by the login. */
export function passwordTrouble(password: string, login: string): PasswordTrouble | null {
  const text = password.normalize('NFC');
  const length = [...text].length;
  if (length < PASSWORD_SHORTEST) return 'password_too_short';
  if (length > PASSWORD_LONGEST) return 'password_too_long';
  const letters = searchKey(text).replace(/[^a-z]/g, '');
  const ownLetters = login.replace(/[^a-z]/g, '');
  if (ownLetters.length >= 3 && letters === ownLetters) return 'password_is_login';
  if (letters === '' ? isDigitsOnly(text) : COMMON.has(unrepeated(letters))) {
    return 'password_common';
  }
  if (new Set(text).size < 5 || isRun(text)) return 'password_common';
  return null;
}

/** Dates, phone numbers and 123456… are the first that are tried. */
function isDigitsOnly(text: string): boolean {
  return /^[\d\s./+-]*$/.test(text);
}

/** `adminadmin` is `admin`. */
function unrepeated(letters: string): string {
  for (let size = 1; size <= letters.length / 2; size += 1) {
    const stem = letters.slice(0, size);
    if (letters.length % size === 0 && stem.repeat(letters.length / size) === letters) return stem;
  }
  return letters;
}

/** `abcdefghijkl`, `987654321098`: each character follows the one before. */
function isRun(text: string): boolean {
  const codes = [...text.toLowerCase()].map((character) => character.codePointAt(0) ?? 0);
  const steps = codes.slice(1).map((code, index) => code - (codes[index] ?? 0));
  return [1, -1].some((step) => steps.filter((each) => each === step).length >= steps.length - 1);
}
