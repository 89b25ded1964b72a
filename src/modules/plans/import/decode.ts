/**
 * From bytes to Vietnamese text: UTF-8, or UTF-16 with its mark, composed by NFC. Old code pages,
 * text broken by a conversion and what is no text at all are told apart, so that the words can say
 * what to do; nothing is guessed back into shape.
 */
import { type Result, err, ok } from '../../../kernel/index.ts';

export type EncodingTrouble = 'utf16_without_mark' | 'not_utf8' | 'legacy' | 'mojibake' | 'binary';

export interface Decoded {
  /** Composed; line ends as "\n". */
  readonly text: string;
  /** Lines that held decomposed letters, 1-based. */
  readonly decomposedLines: readonly number[];
}

const byteOrder: readonly (readonly [readonly number[], string])[] = [
  [[0xef, 0xbb, 0xbf], 'utf-8'],
  [[0xff, 0xfe], 'utf-16le'],
  [[0xfe, 0xff], 'utf-16be'],
];

function zeroShare(bytes: Uint8Array): number {
  const sample = bytes.subarray(0, 65_536);
  let zeros = 0;
  for (const byte of sample) if (byte === 0) zeros++;
  return sample.length === 0 ? 0 : zeros / sample.length;
}

/** UTF-16 text has zeros in every other place only, and hardly another control character. */
function looksLikeUtf16(bytes: Uint8Array): boolean {
  const sample = bytes.subarray(0, 65_536);
  const zeros = [0, 0];
  let controls = 0;
  sample.forEach((byte, index) => {
    if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1;
    else if (byte < 9) controls++;
  });
  const [even = 0, odd = 0] = zeros;
  const more = Math.max(even, odd);
  return more > sample.length / 8 && Math.min(even, odd) < more / 10 && controls < more / 10;
}

function decodeBytes(bytes: Uint8Array): Result<string, EncodingTrouble> {
  for (const [signature, label] of byteOrder) {
    if (!signature.every((byte, index) => bytes[index] === byte)) continue;
    try {
      return ok(new TextDecoder(label, { fatal: true }).decode(bytes));
    } catch {
      return err(label === 'utf-8' ? 'not_utf8' : 'binary');
    }
  }
  if (zeroShare(bytes) > 0) return err(looksLikeUtf16(bytes) ? 'utf16_without_mark' : 'binary');
  try {
    return ok(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return err(manyControls(bytes) ? 'binary' : 'not_utf8');
  }
}

function manyControls(bytes: Uint8Array): boolean {
  const sample = bytes.subarray(0, 65_536);
  let controls = 0;
  for (const byte of sample) if (byte < 9 || (byte > 13 && byte < 32)) controls++;
  return controls > sample.length / 50;
}

const vietnamese = /[ăâđêôơưĂÂĐÊÔƠƯ\u1ea0-\u1ef9áàãéèíìóòõúùýÁÀÃÉÈÍÌÓÒÕÚÙÝĩũĨŨ]/gu;
/** Letters and signs that stand for Vietnamese ones in TCVN3 and VNI, and in no Vietnamese text. */
const legacy = /[¸µ¶·¹¨¾»¼½Æ©ÇËªÎÏÑÖÛßä¤«¬®åæçñûøöëïüÿ¦§¡¢£¥ØÜÞ]/gu;
/** Signs that only broken conversions leave inside words. */
const broken =
  /Ã[\u00a0-\u00ff\u0080-\u00bf]|á[»º][\u0080-\u00ff‚-›§©«¯³]?|Ä[‘\u0090\u0091ƒ]|Æ[°¯¡ ]|�/gu;

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}

/** What is wrong with the letters of a text, or null. */
export function troubleOfText(text: string): EncodingTrouble | null {
  const sample = text.length > 400_000 ? text.slice(0, 400_000) : text;
  // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
  const controls = count(sample, /[\u0000-\u0008\u000e-\u001f]/g);
  if (controls > sample.length / 200) return 'binary';
  const right = count(sample, vietnamese);
  const wrong = count(sample, broken);
  if (wrong >= 5 && wrong > right / 8) return 'mojibake';
  // Accents that both alphabets have (â, á, ò…) say nothing; what is left must be ours.
  const ours = count(sample, /[đơưăĐƠƯĂ\u1ea0-\u1ef9]/gu);
  const theirs = count(sample, legacy);
  if (theirs >= 10 && theirs > ours) return 'legacy';
  return null;
}

/** Decodes the bytes of a text file or a web page. */
export function decodeText(bytes: Uint8Array): Result<Decoded, EncodingTrouble> {
  const decoded = decodeBytes(bytes);
  if (!decoded.ok) return decoded;
  const lines = decoded.value.replace(/\r\n?|\u2028|\u2029/g, '\n');
  const composed = lines.normalize('NFC');
  const trouble = troubleOfText(composed);
  if (trouble !== null) return err(trouble);
  return ok({ text: composed, decomposedLines: decomposedLines(lines, composed) });
}

function decomposedLines(lines: string, composed: string): readonly number[] {
  if (lines === composed) return [];
  const after = composed.split('\n');
  return lines.split('\n').flatMap((line, index) => (line === after[index] ? [] : [index + 1]));
}
