export { holds, permissionsOf, ROLES, scopeOf, type Role } from './domain/index.ts';
