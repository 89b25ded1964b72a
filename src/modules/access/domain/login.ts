/** The form in which a login is kept and compared: what was typed, lower case, no outer spaces. */
export function normalLogin(typed: string): string {
  return typed.normalize('NFC').trim().toLowerCase();
}

/** 3–40 small letters without marks and digits, in parts joined by `.`, `-` or `_`. */
export function isLogin(login: string): boolean {
  const length = login.length;
  return length >= 3 && length <= 40 && /^[a-z][a-z0-9]*([._-][a-z0-9]+)*$/.test(login);
}
