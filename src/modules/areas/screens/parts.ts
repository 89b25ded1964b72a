/** A successor with its share of the old unit's area. */
export interface Part {
  readonly name: string;
  readonly share: number;
}

/** "Gia Viên", or "Ngô Quyền 58 %, Gia Viên 42 %" where a unit was divided. */
export function wordsOfParts(parts: readonly Part[]): string {
  if (parts.length < 2) return parts[0]?.name ?? '';
  const percent = (share: number): string =>
    (share * 100).toLocaleString('vi-VN', { maximumFractionDigits: 1 });
  return parts.map(({ name, share }) => `${name} ${percent(share)} %`).join(', ');
}

/** A part while it is typed: the unit's code, and the percentage as text. */
export interface TypedPart {
  readonly code: string | null;
  readonly percent: string;
}

/**
 * What is sent of typed parts: thousandths, "58,5" and "58.5" being one. One part alone is the
 * whole. Null while a unit is missing or a percentage is not one with at most one decimal.
 */
export function readParts(
  typed: readonly TypedPart[],
): readonly { readonly code: string; readonly thousandths: number }[] | null {
  if (typed.length === 0) return null;
  const alone = typed.length === 1;
  const parts = typed.map(({ code, percent }) => {
    const words = percent.trim().replace(',', '.');
    const isShare = /^\d{1,3}(\.\d)?$/.test(words);
    const thousandths = alone && words === '' ? 1000 : isShare ? Math.round(Number(words) * 10) : 0;
    return { code: code ?? '', thousandths };
  });
  return parts.every(({ code, thousandths }) => code !== '' && thousandths > 0) ? parts : null;
}
