/**
 * Which provisions of the body a task carries out: suggestions by the words that they share. Pairs
 * of neighbouring syllables count, rare ones more than common ones; a document that both name counts
 * most. A person confirms or refuses.
 */
import { normalForm } from '../../../kernel/index.ts';
import type { Provision, ProvisionLink, Section } from '../domain/reading.ts';

const stop = new Set(
  (
    'và các của cho với về theo trong trên tại để được có là những một từ đến khi này đó nhằm do ' +
    'thực hiện triển khai xây dựng tăng cường đẩy mạnh tiếp tục nâng cao tổ chức thành phố tỉnh ' +
    'công tác hàng hằng năm giai đoạn số ngày tháng đề án kế hoạch chương trình dự án chính sách ' +
    'bảo đảm đảm phát hoạt động việc nội dung quy định'
  ).split(' '),
);

const written: readonly (readonly [RegExp, string])[] = [
  [/\bNCC\b/g, 'người có công'],
  [/\bCTMTQG\b/g, 'chương trình mục tiêu quốc gia'],
  [/\bCTMTQC\b/g, 'chương trình mục tiêu quốc gia'],
  [/\bMTQG\b/g, 'mục tiêu quốc gia'],
  [/\bBHXH\b/g, 'bảo hiểm xã hội'],
  [/\bBHYT\b/g, 'bảo hiểm y tế'],
  [/\bBHTN\b/g, 'bảo hiểm thất nghiệp'],
  [/\bATXH\b/g, 'an sinh xã hội'],
  [/\bNTM\b/g, 'nông thôn mới'],
  [/\bCNTT\b/g, 'công nghệ thông tin'],
];

/** Pairs of neighbouring syllables in which at least one is no common word. */
function features(text: string): Set<string> {
  let full = normalForm(text);
  for (const [short, long] of written) full = full.replace(short, long);
  const found = new Set<string>();
  for (const clause of full.toLowerCase().split(/[^\p{L}\p{N}\s/-]+/u)) {
    const syllables = clause.split(/[^\p{L}\p{N}]+/u).filter((each) => each !== '');
    for (let at = 0; at + 1 < syllables.length; at++) {
      const [one = '', two = ''] = [syllables[at], syllables[at + 1]];
      if (stop.has(one) && stop.has(two)) continue;
      if (/^\d+$/.test(one) || /^\d+$/.test(two)) continue;
      found.add(`${one} ${two}`);
    }
  }
  return found;
}

interface Indexed {
  readonly provisions: readonly Provision[];
  readonly postings: ReadonlyMap<string, readonly number[]>;
  readonly sectionFeatures: ReadonlyMap<string, ReadonlySet<string>>;
}

const strongFrom = 0.34;
const weakFrom = 0.2;
const mostLinks = 4;

function share(some: ReadonlySet<string>, of: ReadonlySet<string> | undefined): number {
  if (of === undefined || some.size === 0) return 0;
  let common = 0;
  for (const each of some) if (of.has(each)) common++;
  return common / some.size;
}

/** What is to be linked: a task's own words and the titles above it. */
export interface Linkable {
  readonly title: string;
  readonly sectionTitle: string;
  readonly references: readonly string[];
}

/** Answers for one plan; the provisions are indexed once. */
export class Linker {
  readonly #index: Indexed;
  readonly #byReference: ReadonlyMap<string, readonly number[]>;

  constructor(
    provisions: readonly Provision[],
    sections: readonly Section[],
    references: ReadonlyMap<string, readonly string[]>,
  ) {
    const postings = new Map<string, number[]>();
    const byReference = new Map<string, number[]>();
    const put = (map: Map<string, number[]>, key: string, at: number): void => {
      const list = map.get(key);
      if (list === undefined) map.set(key, [at]);
      else list.push(at);
    };
    provisions.forEach((provision, at) => {
      for (const feature of features(provision.text)) put(postings, feature, at);
      for (const number of references.get(provision.code) ?? []) put(byReference, number, at);
    });
    const sectionFeatures = new Map(sections.map((each) => [each.code, features(each.title)]));
    this.#index = { provisions, postings, sectionFeatures };
    this.#byReference = byReference;
  }

  /** The provisions that a task seems to carry out, the likeliest first. */
  suggest(task: Linkable): ProvisionLink[] {
    const { provisions, postings, sectionFeatures } = this.#index;
    const scores = new Map<number, number>();
    const own = features(task.title);
    const above = features(task.sectionTitle);
    let whole = 0;
    for (const feature of own) {
      const holders = postings.get(feature) ?? [];
      const weight = Math.log(1 + provisions.length / Math.max(1, holders.length));
      whole += weight;
      if (holders.length > provisions.length / 4) continue;
      for (const at of holders) scores.set(at, (scores.get(at) ?? 0) + weight);
    }
    for (const number of task.references) {
      for (const at of this.#byReference.get(number) ?? []) {
        scores.set(at, (scores.get(at) ?? 0) + whole / 2);
      }
    }
    const ranked = [...scores]
      .map(([at, score]) => {
        const provision = provisions[at];
        const kin = share(above, sectionFeatures.get(provision?.section ?? ''));
        return { code: provision?.code ?? '', score: (score / Math.max(whole, 1)) * (1 + kin / 2) };
      })
      .filter((each) => each.score >= weakFrom)
      .sort((a, b) => b.score - a.score);
    const best = ranked[0]?.score ?? 0;
    return ranked
      .filter((each) => each.score >= best / 2)
      .slice(0, mostLinks)
      .map(({ code, score }) => ({ code, confidence: score >= strongFrom ? 'strong' : 'weak' }));
  }
}
