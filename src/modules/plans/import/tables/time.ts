/** Years of a task as written: "Năm 2013", "2022–2025", "Quý III/2023 - 2025", "Hằng năm". */

export interface Years {
  readonly start: number | null;
  readonly end: number | null;
}

/** A year is four digits that are not part of a longer figure or of a document's number. */
const year = /(?<![\d.,])(\d{4})(?![\d.,]*\d|\/\p{L})/gu;

const twoDigits = /(?<!\d)(\d{4})\s*[-–—]\s*(\d{2})(?!\d)/;

/** Every year of a text in order. */
export function yearsIn(text: string): number[] {
  const short = twoDigits.exec(text);
  const found = [...text.matchAll(year)].map((match) => Number(match[1]));
  if (found.length === 1 && short !== null && !/\d{1,2}\/\d{4}/.test(text)) {
    const century = Math.floor(Number(short[1]) / 100) * 100;
    return [Number(short[1]), century + Number(short[2])];
  }
  return found;
}

/** What one column of time says; one year or quarter alone fills both. */
export function periodOf(text: string): Years {
  const found = yearsIn(text);
  const first = found[0];
  if (first === undefined) return { start: null, end: null };
  if (found.length === 1) {
    const key = text.trim().toLowerCase();
    if (/^(?:từ|kể từ|bắt đầu)\s/.test(key) && !/đến/.test(key)) return { start: first, end: null };
    return { start: first, end: first };
  }
  return { start: first, end: found.at(-1) ?? first };
}

/** True for a cell that says when: a year, a quarter, a month, "hằng năm". */
export function looksLikeTime(text: string): boolean {
  if (text.length > 70) return false;
  return (
    yearsIn(text).length > 0 ||
    /^(?:quý|tháng|hàng|hằng|thường xuyên|định kỳ|giai đoạn|trong năm|cả năm|năm)/iu.test(text)
  );
}
