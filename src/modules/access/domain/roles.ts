import type { Caller, Post, Scope } from '../../../kernel/index.ts';
import { EVERYTHING, NOTHING } from '../../../kernel/index.ts';

/** How far a permission reaches: the whole city, or only where the post is. */
export type Reach = 'city' | 'post';

/** Where a role is held. */
export type Seat =
  'city' | 'agency' | 'area' | 'city_or_agency' | 'agency_or_area' | 'city_or_agency_or_area';

/** What one role may do, and where it is held. */
export interface RoleRules {
  readonly name: { readonly vi: string; readonly en: string };
  readonly seat: Seat;
  readonly grants: Readonly<Record<string, Reach>>;
  /** Whoever holds it is told to set up a second step at sign-in. */
  readonly secondStep?: true;
}

/** What every member of staff reads: published plans and the dated registers of places. */
const READING = {
  'area.read': 'city',
  'agency.read': 'city',
  'plan.read': 'city',
  'plan.export': 'city',
} as const;

/**
 * The roles and their permissions: the one home of who may do what. Contracts name the
 * permissions; a test compares both ways. Whoever manages accounts cannot approve, whoever
 * approves a copy is another person than who settled it (the plans module sees to that).
 */
export const ROLES = {
  administrator: {
    name: { vi: 'Quản trị viên', en: 'Administrator' },
    secondStep: true,
    seat: 'city_or_agency_or_area',
    grants: {
      ...READING,
      'user.manage': 'post',
      'audit.read': 'post',
      'calendar.manage': 'post',
      'operations.read': 'post',
      'operations.manage': 'post',
    },
  },
  planner: {
    name: { vi: 'Cán bộ kế hoạch', en: 'Planner' },
    seat: 'city_or_agency',
    grants: {
      ...READING,
      'plan.import': 'city',
      'plan.settle': 'city',
      'plan.approve': 'city',
      'hamlet.manage': 'city',
      'area.decide': 'city',
      'agency.decide': 'city',
    },
  },
  agency_officer: {
    name: { vi: 'Chuyên viên cơ quan', en: 'Agency officer' },
    seat: 'agency',
    grants: READING,
  },
  division_head: {
    name: { vi: 'Trưởng phòng', en: 'Head of division' },
    seat: 'agency',
    grants: READING,
  },
  agency_head: {
    name: { vi: 'Thủ trưởng cơ quan', en: 'Agency head' },
    seat: 'agency',
    grants: READING,
  },
  clerk: { name: { vi: 'Văn thư', en: 'Records clerk' }, seat: 'agency', grants: READING },
  commune_officer: {
    name: { vi: 'Công chức văn hóa – xã hội', en: 'Commune officer' },
    seat: 'area',
    grants: { ...READING, 'hamlet.manage': 'post' },
  },
  approver: {
    name: { vi: 'Người phê duyệt', en: 'Approver' },
    secondStep: true,
    seat: 'agency_or_area',
    grants: { ...READING, 'plan.approve': 'city', 'law.review': 'city', 'law.approve': 'city' },
  },
  accountant: {
    name: { vi: 'Kế toán', en: 'Accountant' },
    secondStep: true,
    seat: 'agency_or_area',
    grants: READING,
  },
  labour_officer: {
    name: { vi: 'Cán bộ lao động – việc làm', en: 'Labour officer' },
    seat: 'agency',
    grants: READING,
  },
  insurance_officer: {
    name: { vi: 'Cán bộ bảo hiểm xã hội', en: 'Social-insurance officer' },
    seat: 'agency',
    grants: READING,
  },
  facility_manager: {
    name: { vi: 'Giám đốc cơ sở trợ giúp xã hội', en: 'Facility manager' },
    seat: 'agency',
    grants: READING,
  },
  social_worker: {
    name: { vi: 'Nhân viên công tác xã hội', en: 'Social worker' },
    seat: 'agency_or_area',
    grants: READING,
  },
  inspector: {
    name: { vi: 'Thanh tra viên', en: 'Inspector' },
    seat: 'city_or_agency',
    grants: { ...READING, 'audit.read': 'city' },
  },
  legal_officer: {
    name: { vi: 'Công chức pháp chế', en: 'Legal officer' },
    secondStep: true,
    seat: 'city_or_agency',
    grants: {
      ...READING,
      'area.decide': 'city',
      'agency.decide': 'city',
      'calendar.manage': 'city',
      'law.review': 'city',
      'law.draft': 'city',
      'law.approve': 'city',
    },
  },
  leader: {
    name: { vi: 'Lãnh đạo thành phố', en: 'City leader' },
    secondStep: true,
    seat: 'city',
    grants: { ...READING, 'plan.approve': 'city', 'law.review': 'city', 'law.approve': 'city' },
  },
} as const satisfies Readonly<Record<string, RoleRules>>;

/** A name of the table above. */
export type Role = keyof typeof ROLES;

/** The rules of a role; null when there is no such role. */
export function roleRules(role: string): RoleRules | null {
  return Object.hasOwn(ROLES, role) ? ROLES[role as Role] : null;
}

/** Every permission that some role gives, sorted. */
export function allPermissions(): readonly string[] {
  const names = Object.values(ROLES).flatMap((rules) => Object.keys(rules.grants));
  return [...new Set(names)].sort();
}

/** The roles that give a permission, in the order of the table. */
export function rolesWith(permission: string): readonly string[] {
  return Object.entries(ROLES).flatMap(([role, { grants }]) => (permission in grants ? role : []));
}

function reachOf(post: Post, permission: string): Reach | null {
  return roleRules(post.role)?.grants[permission] ?? null;
}

/** True when the caller may do it somewhere. The operator of the machine may do everything. */
export function holds(caller: Caller, permission: string): boolean {
  if (caller.kind === 'operator') return true;
  if (caller.kind === 'anonymous') return false;
  return caller.posts.some((post) => reachOf(post, permission) !== null);
}

/**
 * The agencies and areas for which the caller holds a permission: what reaches the whole city,
 * or is held for the whole city, sees everything; else the places of those posts that give it,
 * an area with what lies below it today.
 * `signed_in` needs no permission and reaches the places of every post.
 */
export function scopeOf(caller: Caller, permission: string): Scope {
  if (caller.kind === 'operator') return EVERYTHING;
  if (caller.kind === 'anonymous') return NOTHING;
  const agencies = new Set<string>();
  const areas = new Set<string>();
  for (const post of caller.posts) {
    const reach = permission === 'signed_in' ? 'post' : reachOf(post, permission);
    if (reach === null) continue;
    if (reach === 'city' || (post.agency === null && post.area === null)) return EVERYTHING;
    if (post.agency !== null) agencies.add(post.agency);
    if (post.area === null) continue;
    for (const code of post.within ?? [post.area]) areas.add(code);
  }
  return { agencies: [...agencies], areas: [...areas] };
}

/** The permissions of a caller, sorted, for screens to show or hide what they lead to. */
export function permissionsOf(posts: readonly Post[]): readonly string[] {
  return allPermissions().filter((name) => posts.some((post) => reachOf(post, name) !== null));
}

/**
 * True when a manager of accounts with this scope may give this post. One who manages a single
 * agency gives posts there only, and no role that changes anything beyond it.
 */
export function mayGrant(scope: Scope, post: Post): boolean {
  const whole = scope.agencies === 'all' && scope.areas === 'all';
  if (whole) return true;
  const inside =
    (post.agency !== null && scope.agencies !== 'all' && scope.agencies.includes(post.agency)) ||
    (post.area !== null && scope.areas !== 'all' && scope.areas.includes(post.area));
  const grants = Object.entries(roleRules(post.role)?.grants ?? {});
  return inside && grants.every(([name, reach]) => reach === 'post' || name in READING);
}

/** True when one of the posts asks for a second step; made-up people of the demo need none. */
export function needsSecondStep(posts: readonly Post[], sample: boolean): boolean {
  return !sample && posts.some((post) => roleRules(post.role)?.secondStep === true);
}
