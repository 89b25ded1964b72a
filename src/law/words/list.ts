const joined = / (và|hoặc|and|or) |, /;

/** "a, b và c"; the items keep apart by "; " where one of them is a list itself. */
export function listed(items: readonly string[], word: string): string {
  const unique = [...new Set(items)];
  const last = unique.at(-1) ?? '';
  if (unique.length < 2) return last;
  const apart = unique.some((each) => joined.test(each));
  const before = unique.slice(0, -1).join(apart ? '; ' : ', ');
  return apart ? `${before}; ${word} ${last}` : `${before} ${word} ${last}`;
}

/** Values of one choice: "hộ nghèo hoặc hộ cận nghèo"; no "; ", which parts whole clauses. */
export function alternatives(items: readonly string[], word: string): string {
  const last = items.at(-1) ?? '';
  if (items.some((each) => each.includes(', '))) return items.join(` ${word} `);
  return items.length < 2 ? last : `${items.slice(0, -1).join(', ')} ${word} ${last}`;
}

/** The text with a capital first letter. */
export function upperFirst(text: string): string {
  return text.slice(0, 1).toLocaleUpperCase('vi') + text.slice(1);
}

/** The text inside a sentence: a small first letter, where the word is no abbreviation. */
export function lowerFirst(text: string): string {
  const second = text.slice(1, 2);
  const isWord =
    second !== '' && second === second.toLocaleLowerCase('vi') && /\p{L}/u.test(second);
  return isWord ? text.slice(0, 1).toLocaleLowerCase('vi') + text.slice(1) : text;
}

/** The text as a sentence: a capital first letter and one full stop. */
export function sentence(text: string): string {
  const trimmed = text.trim();
  return upperFirst(/[.!?…]$/.test(trimmed) ? trimmed : `${trimmed}.`);
}

/** The text as a clause that more follows: no full stop at its end. */
export function clause(text: string): string {
  return text.trim().replace(/\.$/, '');
}
