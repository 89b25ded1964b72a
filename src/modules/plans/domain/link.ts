import { err, ok, type Refusal, type Result } from '../../../kernel/index.ts';
import { refuse } from '../errors.ts';

export type LinkDecision = 'confirmed' | 'refused';

/** What is known of one pair of task and provision. */
export interface LinkRecord {
  readonly task: string;
  readonly provision: string;
  readonly confidence: 'strong' | 'weak' | null;
  readonly decision: {
    readonly id: string;
    readonly decision: LinkDecision;
    readonly by: string;
    readonly on: string;
  } | null;
}

/** Accepts a decision on a link when nobody decided since the planner looked. */
export function decideLinkChange(
  current: LinkRecord['decision'],
  seen: string | null,
): Result<{ readonly replaces: string | null }, Refusal> {
  if ((current?.id ?? null) === seen) return ok({ replaces: seen });
  return err(
    refuse('plan.link_decided_meanwhile', { by: current?.by ?? '', on: current?.on ?? '' }),
  );
}

/** Suggested until a person confirmed or refused it. */
export function linkState(link: LinkRecord): 'suggested' | LinkDecision {
  return link.decision?.decision ?? 'suggested';
}

/** Provisions no task serves and tasks no provision supports; refused links do not count. */
export function findHoles(
  provisions: readonly string[],
  tasks: readonly string[],
  links: readonly LinkRecord[],
): { readonly provisions: string[]; readonly tasks: string[] } {
  const standing = links.filter((link) => linkState(link) !== 'refused');
  const served = new Set(standing.map((link) => link.provision));
  const supported = new Set(standing.map((link) => link.task));
  return {
    provisions: provisions.filter((code) => !served.has(code)),
    tasks: tasks.filter((code) => !supported.has(code)),
  };
}
