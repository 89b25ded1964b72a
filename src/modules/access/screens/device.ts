/** Browsers by the word they alone carry; those that carry others' words too come first. */
const browsers = [
  [/CocCoc|coc_coc/i, 'Cốc Cốc'],
  [/Edg(e|A|iOS)?\//, 'Edge'],
  [/OPR\//, 'Opera'],
  [/SamsungBrowser\//, 'Samsung Internet'],
  [/Firefox\/|FxiOS\//, 'Firefox'],
  [/Chrom(e|ium)\/|CriOS\//, 'Chrome'],
  [/Safari\//, 'Safari'],
] as const;

const systems = [
  [/iPhone|iPod/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/Android/, 'Android'],
  [/Windows/, 'Windows'],
  [/CrOS/, 'ChromeOS'],
  [/Mac OS X|Macintosh/, 'macOS'],
  [/Linux/, 'Linux'],
] as const;

/**
 * Browser and system that a `User-Agent` names; null where it names none that is known. For people
 * to know their own devices again, never to decide anything: whoever asks can write what they like.
 */
export function deviceOf(userAgent: string): {
  readonly browser: string | null;
  readonly system: string | null;
} {
  const named = (known: readonly (readonly [RegExp, string])[]): string | null =>
    known.find(([word]) => word.test(userAgent))?.[1] ?? null;
  return { browser: named(browsers), system: named(systems) };
}
