import type { Post } from '../../../kernel/index.ts';
import type { Role } from './roles.ts';

/** A made-up person of the demo city. */
export interface DemoPerson extends Post {
  readonly login: string;
  readonly name: string;
  readonly role: Role;
}

/** Stands behind every made-up name, wherever the name is shown. */
export const SAMPLE_MARK = '(dữ liệu mẫu)';

/** The password of every demo user; `start` prints it. It is no secret and guards nothing. */
export const DEMO_PASSWORD = 'ban-thu-ansinh-2026';

function person(
  login: string,
  name: string,
  role: Role,
  place: { readonly agency?: string; readonly area?: string } = {},
): DemoPerson {
  const { agency = null, area = null } = place;
  return { login, name: `${name} ${SAMPLE_MARK}`, role, agency, area };
}

const HOME_AFFAIRS = { agency: 'HP-SNV' };
const HEALTH = { agency: 'HP-SYT' };
/** Phường Thủy Nguyên, as of 2025-07-01. */
const THUY_NGUYEN = { area: '11560' };

/**
 * At least one person of every role, with posts at agencies and communes of today. The first
 * names are the most common ones of the country; whoever bears one is not meant.
 */
export const DEMO_PEOPLE: readonly DemoPerson[] = [
  person('administrator', 'Phạm Văn Quản', 'administrator'),
  person('planner', 'Nguyễn Thị Hoạch', 'planner', HOME_AFFAIRS),
  person('planner2', 'Trần Văn Định', 'planner', HOME_AFFAIRS),
  person('approver', 'Lê Thị Duyệt', 'approver', HOME_AFFAIRS),
  person('leader', 'Vũ Minh Thành', 'leader'),
  person('agency.officer', 'Đỗ Thị Chuyên', 'agency_officer', HEALTH),
  person('division.head', 'Bùi Văn Trưởng', 'division_head', HEALTH),
  person('agency.head', 'Hoàng Thị Thủ', 'agency_head', HEALTH),
  person('clerk', 'Ngô Thị Thư', 'clerk', HEALTH),
  person('commune.officer', 'Đặng Văn Xã', 'commune_officer', THUY_NGUYEN),
  person('accountant', 'Phan Thị Toán', 'accountant', THUY_NGUYEN),
  person('social.worker', 'Đinh Thị Tâm', 'social_worker', THUY_NGUYEN),
  person('labour.officer', 'Lương Văn Công', 'labour_officer', HOME_AFFAIRS),
  person('insurance.officer', 'Mai Thị Hiểm', 'insurance_officer', { agency: 'HP-BHXH' }),
  person('facility.manager', 'Tạ Văn Dưỡng', 'facility_manager', HEALTH),
  person('inspector', 'Cao Thị Tra', 'inspector', { agency: 'HP-TTTP' }),
  person('legal.officer', 'Lưu Văn Chế', 'legal_officer', { agency: 'HP-STP' }),
  person('local.administrator', 'Đoàn Thị Sở', 'administrator', HEALTH),
];
