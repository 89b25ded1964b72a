/** Written agencies of a cell, one by one, in the order written. */
import { normalForm, searchKey } from '../../../../kernel/index.ts';
import type { AgencyMention, CoordinatingMention } from '../../domain/reading.ts';
import type { AgencyResolution, ResolveAgency } from '../../domain/resolve.ts';
import type { AgencyNote, TextLine } from '../parsed.ts';

/** One agency as it stands, and the words by which it is asked for ("Y tế" after "Các sở:"). */
export interface WrittenAgency {
  readonly raw: string;
  readonly asked: string;
  readonly line: number;
}

const begins = [
  ...[
    'Sở',
    'Ban(?!\\s+hành)',
    'Bộ(?!\\s+(?:chỉ số|tiêu chí))',
    'UBND',
    'HĐND',
    'UBMTTQ',
    'MTTQ',
    'BHXH',
    'VCCI',
    'TAND',
    'VKSND',
    'NHCSXH',
  ],
  ...[
    'Ủy ban',
    'Uỷ ban',
    'Hội(?!\\s+(?:nghị|thảo|thi))',
    'Liên đoàn',
    'LĐLĐ',
    'Liên minh',
    'Liên hiệp',
    'Hiệp hội',
    'Công an',
  ],
  ...[
    'Văn phòng',
    'VP',
    'Cục',
    'Chi cục',
    'Tổng cục',
    'Trung tâm',
    'Trường(?!\\s+hợp)',
    'Báo(?!\\s+cáo)',
    'Đài',
    'Cổng',
  ],
  ...[
    'Tỉnh đoàn',
    'Thành đoàn',
    'Huyện đoàn',
    'Đoàn(?!\\s+kết)',
    'Thanh tra',
    'Tòa án',
    'Toà án',
    'Viện',
  ],
  ...[
    'Kho bạc',
    'Ngân hàng',
    'Bảo hiểm',
    'Mặt trận',
    'Phòng(?!,?\\s+(?:chống|ngừa))',
    'Công ty',
    'Bệnh viện',
    'Quỹ',
    'Học viện',
  ],
  ...['Doanh nghiệp', 'Bộ đội', 'Công đoàn', 'Bưu điện', 'Thuế', 'Hải quan', 'Thống kê', 'Tỉnh ủy'],
  ...['Thành ủy', 'Huyện ủy', 'Chủ đầu tư', 'Hợp tác xã', 'Thủ trưởng', 'Chủ tịch'],
].join('|');

const many =
  '(?:[Cc]ác|[Nn]hững|[Mm]ột số)\\s|(?:cơ quan|đơn vị|tổ chức|địa phương|doanh nghiệp|hệ thống|cá nhân)[\\s,]';

/** Where a comma or "và" is followed by another agency; "Sở, ban, ngành" stays one. */
const nextAgency = new RegExp(
  `(?:\\s*,\\s*(?:và\\s+)?|\\s+(?:và|cùng)\\s+|\\s+[-–]\\s+)(?=(?:${begins})\\s+(?!ngành|đoàn thể)|(?:BHXH|VCCI|UBMTTQ|MTTQ)\\b|${many})`,
  'gu',
);

const departments = new Set(
  [
    ...['Tài chính', 'Y tế', 'Nội vụ', 'Tư pháp', 'Xây dựng', 'Công Thương', 'Ngoại vụ', 'Du lịch'],
    ...['Giáo dục và Đào tạo', 'GD&ĐT', 'GDĐT', 'Kế hoạch và Đầu tư', 'KH&ĐT', 'KHĐT', 'TN&MT'],
    ...['Tài nguyên và Môi trường', 'Nông nghiệp và Phát triển nông thôn', 'NN&PTNT', 'NN và PTNT'],
    ...['Thông tin và Truyền thông', 'TT&TT', 'TTTT', 'Khoa học và Công nghệ', 'KH&CN', 'KHCN'],
    ...['Văn hóa, Thể thao và Du lịch', 'VHTT&DL', 'VHTTDL', 'Văn hóa và Thể thao', 'VH&TT'],
    ...['Giao thông vận tải', 'GTVT', 'Lao động - Thương binh và Xã hội', 'LĐTBXH', 'LĐ-TB&XH'],
    ...['Lao động, Thương binh và Xã hội', 'Nông nghiệp và Môi trường', 'Dân tộc và Tôn giáo'],
  ].map(searchKey),
);

const isDepartment = (text: string): boolean => departments.has(searchKey(text));

const tidy = (text: string): string =>
  text
    .replace(/^(?:[-–—+•*]\s*|\s+)+/u, '')
    .replace(/^(?:và|cùng)\s+/u, '')
    .replace(/[.;,:\s]+$/u, '')
    .trim();

/** "Tài chính, Văn hóa, Thể thao và Du lịch, Y tế" → three; what is none of them stays apart. */
function departmentList(text: string): { names: string[]; all: boolean } {
  const parts = text.split(/(\s*,\s*|\s+và\s+)/u);
  const names: string[] = [];
  let all = true;
  let at = 0;
  while (at < parts.length) {
    let length = 0;
    for (let many = Math.min(9, parts.length - at); many >= 1 && length === 0; many -= 2) {
      if (isDepartment(parts.slice(at, at + many).join(''))) length = many;
    }
    const last = names.length - 1;
    if (length > 0) names.push(parts.slice(at, at + length).join(''));
    else if (last >= 0 && /và/u.test(parts[at - 1] ?? '')) {
      names[last] = `${names[last] ?? ''}${parts[at - 1] ?? ''}${parts[at] ?? ''}`;
    } else names.push(parts[at] ?? '');
    all &&= length > 0;
    at += Math.max(length, 1) + 1;
  }
  return { names, all };
}

const ownName = new RegExp(`^(?:${begins})(?:\\s|$)|^${many}`, 'u');

interface Carried {
  /** Set after "Các sở:": what follows is named without the word. */
  prefix: string | null;
}

function piecesOf(piece: string, carried: Carried): { raw: string; asked: string }[] {
  const colon =
    /^((?:các\s+)?(?:sở|ban|cục|hội)(?:\s*,\s*(?:ban|ngành))*(?:\s+\p{L}+){0,3})\s*:\s*(.+)$/isu.exec(
      piece,
    );
  if (colon !== null) {
    const first = /(sở|ban|cục|hội)/iu.exec(colon[1] ?? '')?.[0] ?? 'Sở';
    carried.prefix = first.charAt(0).toUpperCase() + first.slice(1).toLowerCase();
  }
  const named = colon?.[2] ?? piece;
  return named.split(nextAgency).flatMap((written) => {
    const own = ownName.test(written);
    if (own) {
      const sister = /^Sở\s+(.+(?:,|\svà\s).+)$/u.exec(written);
      const list = departmentList(sister?.[1] ?? '');
      if (list.all && list.names.length > 1) {
        return list.names.map((each, index) => ({
          raw: index === 0 ? `Sở ${each}` : each,
          asked: `Sở ${each}`,
        }));
      }
      if (!isDepartment(written)) carried.prefix = null;
      return [{ raw: written, asked: written }];
    }
    const prefix = carried.prefix;
    if (prefix === null) return [{ raw: written, asked: written }];
    return departmentList(written).names.map((each) => ({
      raw: each,
      asked: prefix === 'Sở' && !isDepartment(each) ? each : `${prefix} ${each}`,
    }));
  });
}

/** A line that only goes on with the one above it: no mark, small first letter. */
function joinLines(lines: readonly TextLine[]): TextLine[] {
  const joined: TextLine[] = [];
  for (const line of lines) {
    const last = joined.at(-1);
    const goesOn =
      last !== undefined && !/[;.]$/.test(last.text) && /^(?:\p{Ll}|[&,(])/u.test(line.text);
    if (goesOn) joined[joined.length - 1] = { ...last, text: `${last.text} ${line.text}` };
    else joined.push(line);
  }
  return joined;
}

/** Takes the agencies of a cell apart. */
export function writtenAgencies(lines: readonly TextLine[]): WrittenAgency[] {
  const carried: Carried = { prefix: null };
  return joinLines(lines).flatMap(({ line, text }) =>
    text
      .split(/;|(?<=[.,])\s+(?=[-–+]\s)/u)
      .map(tidy)
      .filter((piece) => piece !== '')
      .flatMap((piece) => piecesOf(piece, carried))
      .map(({ raw, asked }) => ({ raw: tidy(raw), asked: tidy(asked), line }))
      .filter((each) => /[\p{L}]/u.test(each.raw)),
  );
}

function madeCode(raw: string): string {
  return `unknown-${searchKey(raw).replace(/ /g, '-').slice(0, 80)}`;
}

interface Asked {
  readonly written: WrittenAgency;
  readonly resolution: AgencyResolution | null;
}

function ask(lines: readonly TextLine[], resolve: ResolveAgency): Asked[] {
  return writtenAgencies(lines).map((written) => ({ written, resolution: resolve(written.asked) }));
}

function mention({ written, resolution }: Asked): AgencyMention {
  return {
    code: resolution?.code ?? madeCode(written.raw),
    name: resolution?.name ?? normalForm(written.raw),
    raw: written.raw,
  };
}

export interface TaskAgencies {
  readonly lead: AgencyMention | null;
  readonly coordinating: readonly CoordinatingMention[];
  readonly notes: readonly AgencyNote[];
}

/**
 * Who leads and who coordinates. A cell that names two leads keeps the first as the lead; the
 * others carry the work out with it and stand first among the coordinating ones.
 */
export function agenciesOf(
  task: string,
  lead: readonly TextLine[],
  coordinating: readonly TextLine[],
  resolve: ResolveAgency,
): TaskAgencies {
  const leads = ask(lead, resolve);
  const others = ask(coordinating, resolve);
  const [first, ...more] = leads;
  const seen = new Set<string>();
  const grouped = [...more, ...others].flatMap((each): CoordinatingMention[] => {
    const made = mention(each);
    if (seen.has(made.code)) return [];
    seen.add(made.code);
    return [each.resolution?.group === true ? { ...made, group: true } : made];
  });
  const note =
    (role: AgencyNote['role']) =>
    ({ written, resolution }: Asked): AgencyNote => ({
      task,
      role,
      raw: written.raw,
      line: written.line,
      resolution,
    });
  return {
    lead: first === undefined ? null : mention(first),
    coordinating: grouped,
    notes: [...leads.map(note('lead')), ...others.map(note('coordinating'))],
  };
}

const startsAgency = new RegExp(`^[-–+•\\s]*(?:(?:${begins})(?:[\\s,.;]|$)|${many})`, 'u');

/** True for a cell that names agencies. */
export function looksLikeAgencies(text: string): boolean {
  return text.length < 600 && startsAgency.test(text);
}
