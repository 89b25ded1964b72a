import { expect, test } from 'vitest';
import { refusalOf } from './faults.ts';
import { lock, unlock } from './lockbox.ts';

const plain = Buffer.from('khóa ký nhật ký');
const passphrase = 'một cụm mật khẩu dài';

function codeOf(work: () => unknown): string | undefined {
  try {
    work();
    return 'opened';
  } catch (fault) {
    return refusalOf(fault)?.code;
  }
}

test('the passphrase opens what it locked', () => {
  expect(unlock(lock(plain, passphrase), passphrase)).toEqual(plain);
});

test('the passphrase is the same however its marks were typed', () => {
  expect(unlock(lock(plain, passphrase.normalize('NFC')), passphrase.normalize('NFD'))).toEqual(
    plain,
  );
});

test('another passphrase opens nothing', () => {
  const locked = lock(plain, passphrase);
  expect(codeOf(() => unlock(locked, `${passphrase}.`))).toBe('backup.passphrase_wrong');
});

test('nothing of the plain text shows, and the same text locks differently each time', () => {
  const [one, two] = [lock(plain, passphrase), lock(plain, passphrase)];
  expect(one.includes(plain)).toBe(false);
  expect(one.equals(two)).toBe(false);
});

test('a changed byte of salt, nonce, tag or text is noticed', () => {
  const locked = lock(plain, passphrase);
  const mark = Buffer.from('ansinh-keys/1\n').length;
  for (const at of [mark, mark + 16, mark + 28, locked.length - 1]) {
    const changed = Buffer.from(locked);
    changed[at] = (changed[at] ?? 0) ^ 1;
    expect(codeOf(() => unlock(changed, passphrase))).toBe('backup.passphrase_wrong');
  }
  expect(codeOf(() => unlock(Buffer.from('something else'), passphrase))).toBe('backup.damaged');
});
