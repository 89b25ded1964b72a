/** The query of an address as the router holds it: plain text, repeated keys as lists. */
export function parseSearch(text: string): Record<string, string | readonly string[]> {
  const params = new URLSearchParams(text.replace(/^\?/, ''));
  const search: Record<string, string | readonly string[]> = {};
  for (const name of new Set(params.keys())) {
    const values = params.getAll(name);
    search[name] = values.length === 1 ? (values[0] ?? '') : values;
  }
  return search;
}

/** Writes what `parseSearch` reads, in the same order and spelling. */
export function stringifySearch(search: Record<string, unknown>): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(search)) {
    const values: readonly unknown[] = Array.isArray(value) ? value : [value];
    for (const item of values) {
      if (item === undefined || item === null) continue;
      params.append(name, typeof item === 'string' ? item : JSON.stringify(item));
    }
  }
  const text = params.toString();
  return text === '' ? '' : `?${text}`;
}
