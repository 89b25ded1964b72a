export interface FileLimits {
  /** Without the dot, in small letters. */
  readonly endings: readonly string[];
  readonly bytes: number;
}

/** Why a file is not taken, before it is sent; null when it may go. */
export function fileProblem(
  file: { readonly name: string; readonly size: number },
  limits: FileLimits,
): 'tooLarge' | 'wrongType' | null {
  const ending = /\.([^.]+)$/.exec(file.name)?.[1]?.toLowerCase() ?? '';
  if (!limits.endings.includes(ending)) return 'wrongType';
  return file.size > limits.bytes ? 'tooLarge' : null;
}
