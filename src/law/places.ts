/** The day two provinces became one city: until then their resolutions held apart. */
export const MERGER = '2025-07-01';

/**
 * The keys of local law that count in a place on a day: `city`, and `east` or `west` by its old
 * province. Before the merger the city was the east alone, and the west lay in another province.
 */
export function placesOn(place: string | undefined, on: string): readonly string[] {
  if (place === undefined) return [];
  if (on >= MERGER) return place === 'city' ? ['city'] : ['city', place];
  return place === 'west' ? ['west'] : ['city', 'east'];
}
