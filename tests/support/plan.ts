import type {
  Finding,
  PlanReading,
  PlanRelease,
  Task,
} from '../../src/modules/plans/domain/index.ts';

/** Builders of a small plan; every field has a value, tests name only what they are about. */

export const departmentOfLabour = {
  code: 'hp.so-ldtbxh',
  name: 'Sở Lao động - Thương binh và Xã hội',
  raw: 'Sở LĐTBXH',
};

export const districtCommittees = {
  code: 'group.ubnd-quan-huyen',
  name: 'Ủy ban nhân dân các quận, huyện',
  raw: 'UBND các quận, huyện',
  group: true,
} as const;

/** A task with defaults. */
export function aTask(given: Partial<Task> = {}): Task {
  return {
    code: 'PL.I.1',
    section: 'PL.I',
    title: 'Xây dựng nghĩa trang liệt sỹ thành phố',
    lead: departmentOfLabour,
    coordinating: [districtCommittees],
    startYear: 2013,
    endYear: 2015,
    startRaw: 'Năm 2013',
    endRaw: 'Năm 2015',
    funding: [{ kind: 'central_budget', raw: 'Kinh phí TW' }],
    outputs: [],
    budget: null,
    extra: {},
    provisions: [{ code: 'II.1.1', confidence: 'strong' }],
    line: 20,
    ...given,
  };
}

/** A finding with defaults: an impossible year of PL.I.2. */
export function aFinding(given: Partial<Finding> = {}): Finding {
  return {
    id: 'f-impossible-year',
    code: 'impossible_year',
    severity: 'error',
    where: { kind: 'task', code: 'PL.I.2', line: 30, field: 'endYear' },
    text: 'Năm hoàn thành ghi “Năm 1010”.',
    suggestion: 'Đề xuất: 2020.',
    related: [],
    ...given,
  };
}

const document: PlanReading['document'] = {
  number: '12/KH-UBND',
  type: 'kế hoạch',
  title: 'Kế hoạch thử',
  issuer: 'Ủy ban nhân dân thành phố Hải Phòng',
  place: 'Hải Phòng',
  issuedOn: '2013-06-14',
  signedBy: 'Lê Khắc Nam',
  signingCapacity: ['KT. CHỦ TỊCH', 'PHÓ CHỦ TỊCH'],
  periodFrom: 2012,
  periodTo: 2020,
  recipients: ['Lưu: VT'],
  sha256: 'c0'.repeat(32),
};

const graves: PlanReading['targets'][number] = {
  where: { kind: 'provision', code: 'II.1.1', line: 10 },
  kind: 'range',
  min: 2500,
  max: 3000,
  from: null,
  to: null,
  unit: 'ngôi mộ',
  year: null,
  per: null,
  text: '2.500 - 3.000 ngôi mộ',
};

/** A reading of two provisions, two tasks and three findings. */
export function aReading(given: Partial<PlanReading> = {}): PlanReading {
  return {
    document,
    grounds: [{ text: 'Căn cứ Chương trình số 18-CT/TU', references: ['18-CT/TU'] }],
    references: [
      {
        number: '18-CT/TU',
        type: 'chương trình',
        date: '2012-12-06',
        issuer: 'Ban Thường vụ Thành ủy',
        where: [{ kind: 'document', code: '12/KH-UBND', line: 5 }],
      },
    ],
    sections: [
      { code: 'II', title: 'NỘI DUNG', line: 8 },
      { code: 'II.1', title: 'Người có công', line: 9 },
      { code: 'PL.I', title: 'Người có công', line: 18 },
    ],
    provisions: [
      { code: 'II.1.1', section: 'II.1', text: 'Xây dựng nghĩa trang liệt sỹ', line: 10 },
      { code: 'II.1.2', section: 'II.1', text: 'Hỗ trợ nhà ở cho người có công', line: 11 },
    ],
    tasks: [
      aTask(),
      aTask({
        code: 'PL.I.2',
        title: 'Tuyên truyền, phổ biến pháp luật',
        coordinating: [],
        startYear: 2012,
        endYear: 1010,
        startRaw: 'Năm 2012',
        endRaw: 'Năm 1010',
        funding: [{ kind: 'local_budget', raw: 'Ngân sách địa phương' }],
        provisions: [],
        line: 30,
      }),
    ],
    targets: [graves],
    findings: [
      aFinding(),
      aFinding({
        id: 'f-date',
        code: 'date_conflict',
        severity: 'warning',
        where: { kind: 'document', code: '12/KH-UBND', line: 3, field: 'issuedOn' },
        text: 'Hai ngày khác nhau.',
        suggestion: null,
        related: [{ kind: 'annex', code: 'PL', line: 17, quote: 'ngày 17 tháng 6' }],
      }),
      aFinding({
        id: 'f-open-group',
        code: 'coordinating_group_open',
        severity: 'info',
        where: { kind: 'task', code: 'PL.I.1', line: 20, field: 'coordinating' },
        text: 'Nhóm mở.',
        suggestion: null,
      }),
    ],
    ...given,
  };
}

/** The release of `aReading`, nothing resolved. */
export function aRelease(given: Partial<PlanRelease> = {}): PlanRelease {
  const reading = given.reading ?? aReading();
  return {
    reading,
    source: {
      name: 'ke-hoach.txt',
      format: 'txt',
      sha256: reading.document.sha256,
      lines: Array.from({ length: 40 }, (_, index) => `Dòng ${index + 1}`),
    },
    resolutions: [],
    links: [],
    approval: null,
    ...given,
  };
}

/** Resolutions of the two findings that stop an approval. */
export const bothResolutions = [
  {
    id: 'f-impossible-year',
    code: 'impossible_year',
    where: 'PL.I.2',
    resolution: 'reading',
    value: '2020',
    reason: 'Tiêu đề ghi giai đoạn 2012-2020',
    by: 'Người đọc',
    on: '2026-11-20',
  },
  {
    id: 'f-date',
    code: 'date_conflict',
    where: '12/KH-UBND',
    resolution: 'erratum',
    reason: 'Ngày ở phần đầu là ngày ban hành',
    by: 'Người đọc',
    on: '2026-11-20',
  },
] as const;
