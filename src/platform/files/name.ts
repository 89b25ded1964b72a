const NAME_CHARACTERS = 120;
const EXTENSION = /\.[\p{L}\p{N}]{1,8}$/u;

/**
 * The name of a file as it is kept: no folders, no control or direction signs, no reserved signs,
 * composed, not too long; the ending stays.
 */
export function cleanName(name: string): string {
  const last = name.normalize('NFC').split(/[/\\]/).at(-1) ?? '';
  const signs = last.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\u2028\u2029]/gu, '');
  const plain = signs.replace(/[<>:"|?*]/g, '_').replace(/\s+/g, ' ');
  const trimmed = plain.replace(/^[. ]+|[. ]+$/g, '');
  const ending = EXTENSION.exec(trimmed)?.[0] ?? '';
  const stem = [...trimmed.slice(0, trimmed.length - ending.length)];
  const short = stem
    .slice(0, NAME_CHARACTERS - ending.length)
    .join('')
    .trimEnd();
  return short === '' ? `tep${ending}` : `${short}${ending}`;
}
