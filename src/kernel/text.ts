/**
 * Vietnamese text in the forms that the product compares and searches by.
 * Source of the rules: the tone-blind key and the folds were tried on 488 commune names written by
 * the statistics office (Thuỷ, Hoà) and by resolutions (Thủy, Hòa).
 */

/** NFC, one space, no space at the ends; Ð (U+00D0) and ð become Đ and đ. Keeps case and marks. */
export function normalForm(text: string): string {
  return text
    .normalize('NFC')
    .replace(/Ð/g, 'Đ')
    .replace(/ð/g, 'đ')
    .replace(/[\s\u00a0\u200b\ufeff]+/g, ' ')
    .trim();
}

/** Keys found lately: a register is searched again and again, and folding is what it costs. */
const lately = new Map<string, string>();
const KEYS_KEPT = 16_384;
const KEPT_CHARACTERS = 400;

/** ASCII letters, digits and single spaces, lower case: "Thuỷ Nguyên" and "thuy nguyen" are one. */
export function searchKey(text: string): string {
  if (text.length > KEPT_CHARACTERS) return folded(text);
  const known = lately.get(text);
  if (known !== undefined) return known;
  const key = folded(text);
  if (lately.size >= KEYS_KEPT) lately.clear();
  lately.set(text, key);
  return key;
}

function folded(text: string): string {
  return normalForm(text)
    .toLowerCase()
    .replace(/đ/g, 'd')
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}

/**
 * Blind to where a tone mark stands (hoà = hòa, thuỷ = thủy), not to which one it is (ma ≠ má).
 * Each syllable becomes its base letters followed by its sorted combining marks.
 */
export function toneKey(text: string): string {
  return normalForm(text)
    .toLowerCase()
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter((syllable) => syllable !== '')
    .map((syllable) => {
      const parts = [...syllable.normalize('NFD')];
      const isMark = (part: string): boolean => /\p{M}/u.test(part);
      const letters = parts.filter((part) => !isMark(part)).join('');
      return letters + parts.filter(isMark).sort().join('');
    })
    .join(' ');
}

/** True when every word of the query begins some word of the text, marks and case aside. */
export function matchesSearch(text: string, query: string): boolean {
  const words = ` ${searchKey(text)}`;
  return searchKey(query)
    .split(' ')
    .every((word) => words.includes(` ${word}`));
}
