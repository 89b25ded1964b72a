import { LineCounter, parseDocument, stringify, type Document as YamlDocument } from 'yaml';
import { err, ok, type Refusal, type Result } from '../../../kernel/index.ts';
import type { Finding, PlanRelease, ReleaseResolution, ReleaseLink } from '../domain/index.ts';
import { refuse } from '../errors.ts';
import { ReleaseFile } from './release-shape.ts';

const HEADER = ` Bản số hóa của một kế hoạch đã ban hành. Văn bản gốc (mục source) giữ nguyên văn;
 mỗi điểm cần rà soát (findings) có một phương án xử lý, lý do và tên người chọn.`;

/**
 * Reads the YAML of a digital copy. Errors: `plan.yaml_invalid` with line, column and field;
 * `plan.yaml_disagrees` when its parts contradict each other.
 */
export function readRelease(text: string, file: string): Result<PlanRelease, Refusal> {
  const lines = new LineCounter();
  const yaml = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const broken = yaml.errors[0];
  if (broken !== undefined) {
    const { line, col } = lines.linePos(broken.pos[0]);
    const why = broken.message.split('\n')[0] ?? broken.code;
    return err(refuse('plan.yaml_invalid', { why }, { file, line, column: col }));
  }
  const plain = plainValue(yaml);
  if (!plain.ok) return err(refuse('plan.yaml_invalid', { why: plain.error }, { file, line: 1 }));
  const checked = ReleaseFile.safeParse(plain.value);
  if (!checked.success) {
    const issue = checked.error.issues[0];
    const path = (issue?.path ?? []) as (string | number)[];
    const where = { file, field: path.join('.'), ...placeOf(yaml, lines, path) };
    return err(refuse('plan.yaml_invalid', { why: issue?.message ?? issue?.code ?? '' }, where));
  }
  const fault = disagreement(checked.data);
  if (fault !== null) return err(refuse('plan.yaml_disagrees', { why: fault }, { file }));
  return ok(releaseOf(checked.data));
}

/** Aliases are refused: a plan has no use for them and they can blow up. */
function plainValue(yaml: YamlDocument): Result<unknown, string> {
  try {
    return ok(yaml.toJS({ maxAliasCount: 0 }));
  } catch (fault) {
    return err(fault instanceof Error ? fault.message : String(fault));
  }
}

function placeOf(
  yaml: YamlDocument,
  lines: LineCounter,
  path: readonly (string | number)[],
): { line: number; column: number } {
  for (let length = path.length; length >= 0; length -= 1) {
    const node = yaml.getIn(path.slice(0, length), true) as { range?: [number] } | undefined;
    const start = node?.range?.[0];
    if (start !== undefined) {
      const { line, col } = lines.linePos(start);
      return { line, column: col };
    }
  }
  return { line: 1, column: 1 };
}

/** The first contradiction between parts, in words; null when there is none. */
function disagreement(file: ReleaseFile): string | null {
  const tasks = new Set(file.tasks.map((task) => task.code));
  const provisions = new Set(file.provisions.map((provision) => provision.code));
  if (tasks.size !== file.tasks.length) return 'tasks: mã nhiệm vụ trùng nhau';
  if (provisions.size !== file.provisions.length) return 'provisions: mã nội dung trùng nhau';
  const findings = new Set(file.findings.map((finding) => finding.id));
  if (findings.size !== file.findings.length) return 'findings: mã điểm cần rà soát trùng nhau';
  for (const task of file.tasks) {
    const lost = task.provisions.find((link) => !provisions.has(link.code));
    if (lost !== undefined) return `tasks ${task.code}: không có nội dung ${lost.code}`;
  }
  for (const link of file.links) {
    if (!tasks.has(link.task)) return `links: không có nhiệm vụ ${link.task}`;
    if (!provisions.has(link.provision)) return `links: không có nội dung ${link.provision}`;
  }
  const half = file.findings.find(
    (finding) =>
      finding.resolution !== undefined &&
      (!finding.reason || !finding.by || finding.on === undefined),
  );
  if (half !== undefined) return `findings ${half.id}: thiếu reason, by hoặc on`;
  const empty = file.findings.find(
    (finding) => (finding.resolution === 'reading') !== (finding.value !== undefined),
  );
  return empty === undefined ? null : `findings ${empty.id}: value chỉ đi cùng resolution: reading`;
}

function releaseOf(file: ReleaseFile): PlanRelease {
  const { findings, links, approval, source, ...rest } = file;
  return {
    reading: { ...rest, tasks: rest.tasks.map(withGroup), findings: findings.map(findingOf) },
    source: {
      name: source.name,
      format: source.format,
      sha256: file.document.sha256,
      lines: source.text.replace(/\n$/, '').split('\n'),
    },
    resolutions: findings.flatMap(resolutionOf),
    links: links satisfies readonly ReleaseLink[],
    approval,
  };
}

function withGroup(task: ReleaseFile['tasks'][number]) {
  const coordinating = task.coordinating.map(({ group, ...agency }) =>
    group === true ? { ...agency, group } : agency,
  );
  return { ...task, coordinating };
}

function findingOf(entry: ReleaseFile['findings'][number]): Finding {
  const { id, code, severity, where, text, suggestion, related } = entry;
  return { id, code, severity, where, text, suggestion, related };
}

function resolutionOf(entry: ReleaseFile['findings'][number]): ReleaseResolution[] {
  const { id, code, where, resolution, value, reason, by, on } = entry;
  if (resolution === undefined || reason === undefined || by === undefined || on === undefined) {
    return [];
  }
  const common = { id, code, where: where.code, resolution, reason, by, on };
  return [value === undefined ? common : { ...common, value }];
}

/** Writes what `readRelease` reads back unchanged; the same release always gives the same bytes. */
export function writeRelease(release: PlanRelease): string {
  const { reading, source } = release;
  const resolved = new Map(release.resolutions.map((entry) => [entry.id, entry]));
  const file = {
    document: reading.document,
    grounds: reading.grounds,
    references: reading.references,
    sections: reading.sections,
    provisions: reading.provisions,
    tasks: reading.tasks,
    targets: reading.targets,
    findings: reading.findings.map((finding) => ({
      ...inOrder(finding),
      ...resolutionPart(resolved.get(finding.id)),
    })),
    links: inTextOrder(release),
    approval: release.approval,
    source: { name: source.name, format: source.format, text: `${source.lines.join('\n')}\n` },
  };
  const body = stringify(file, { lineWidth: 0, aliasDuplicateObjects: false });
  return `${HEADER.split('\n')
    .map((line) => `#${line}`)
    .join('\n')}\n${body}`;
}

/** A finding with its keys in the order of the contract, wherever it came from. */
function inOrder(finding: Finding): Finding {
  const { id, code, severity, where, text, suggestion, related } = finding;
  const place = { kind: where.kind, code: where.code, field: where.field, line: where.line };
  return { id, code, severity, where: place, text, suggestion, related };
}

function resolutionPart(entry: ReleaseResolution | undefined) {
  if (entry === undefined) return {};
  const { resolution, reason, by, on } = entry;
  const value = entry.value === undefined ? {} : { value: entry.value };
  return { resolution, ...value, reason, by, on };
}

/** Decided links in the order of tasks, then of provisions, wherever they came from. */
function inTextOrder({ reading, links }: PlanRelease): readonly ReleaseLink[] {
  const places = new Map<string, number>();
  for (const { code } of [...reading.tasks, ...reading.provisions]) places.set(code, places.size);
  const place = (code: string): number => places.get(code) ?? places.size;
  return links.toSorted(
    (one, other) =>
      place(one.task) - place(other.task) || place(one.provision) - place(other.provision),
  );
}
