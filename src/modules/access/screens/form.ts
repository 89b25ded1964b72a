/** What the form of a new account holds, before it is sent. */
export interface NewUser {
  readonly login: string;
  readonly name: string;
  readonly role: string;
  readonly agency: string | null;
  readonly area: string | null;
}

export type NewUserField = keyof NewUser;

/** Where a role may be held: `city`, `agency`, `area`, `city_or_agency`, `agency_or_area`. */
export function placesOf(seat: string): { readonly agency: boolean; readonly area: boolean } {
  return { agency: seat.includes('agency'), area: seat.includes('area') };
}

/** The fields still to be filled; whether the place is one the role may have, the server says. */
export function missingFields(user: NewUser, seat: string | null): readonly NewUserField[] {
  const missing: NewUserField[] = [];
  if (user.login.trim() === '') missing.push('login');
  if (user.name.trim() === '') missing.push('name');
  if (seat === null) missing.push('role');
  if (seat === 'agency' && user.agency === null) missing.push('agency');
  if (seat === 'area' && user.area === null) missing.push('area');
  if (seat === 'agency_or_area' && user.agency === null && user.area === null) {
    missing.push('agency');
  }
  return missing;
}
