/** A machine as package entries name it. */
export interface Machine {
  readonly os: string;
  readonly cpu: string;
  readonly libc: string;
}

export function run(words: readonly string[]): Promise<number | undefined>;
export function isInstalled(
  lockText: string,
  hiddenText: string | null,
  machine?: Machine,
): boolean;
export function ensureChromium(): { readonly path: string | null; readonly why: string | null };
