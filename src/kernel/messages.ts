/** The languages of the product; Vietnamese is the one that defines the keys. */
export type Language = 'vi' | 'en';

/** A module's texts: English has exactly the keys of Vietnamese. */
export interface Messages<K extends string = string> {
  readonly vi: Readonly<Record<K, string>>;
  readonly en: Readonly<Record<K, string>>;
}

/**
 * Declares a module's texts. `{name}` in a text is replaced by the value of that name.
 * English that lacks a key, or has one too many, does not compile.
 */
export function defineMessages<const V extends Readonly<Record<string, string>>>(
  vi: V,
  en: Readonly<Record<keyof V & string, string>>,
): Messages<keyof V & string> {
  return { vi, en };
}

/** Fills the `{name}` places of a text; a name without a value stays as it is, to be seen. */
export function fill(text: string, data: Readonly<Record<string, string | number>> = {}): string {
  return text.replace(/\{(\w+)\}/g, (place, name: string) => {
    const value = Object.hasOwn(data, name) ? data[name] : undefined;
    return value === undefined ? place : String(value);
  });
}
