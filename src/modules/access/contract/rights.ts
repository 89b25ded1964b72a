import { ROLES, type Reach, type RoleRules } from '../domain/roles.ts';

/** The roles that give a permission, each with how far it reaches. */
export function rolesFor(
  permission: string,
): readonly { readonly role: string; readonly reach: Reach }[] {
  const roles: readonly (readonly [string, RoleRules])[] = Object.entries(ROLES);
  return roles.flatMap(([role, { grants }]) => {
    const reach = grants[permission];
    return reach === undefined ? [] : [{ role, reach }];
  });
}

/** The roles with their names and seats, for screens that show or grant them. */
export const roleChoices = Object.entries(ROLES).map(([code, { name, seat }]) => {
  return { code, name, seat };
});

/** The name of a role; its code when the role is of another release. */
export function roleName(code: string, language: 'vi' | 'en'): string {
  return roleChoices.find((role) => role.code === code)?.name[language] ?? code;
}
