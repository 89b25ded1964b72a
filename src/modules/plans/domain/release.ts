import type { PlanReading } from './reading.ts';
import type { Resolution } from './resolution.ts';
import type { LinkDecision } from './link.ts';

/** One resolution as a plan's YAML carries it. */
export interface ReleaseResolution {
  readonly id: string;
  readonly code: string;
  readonly where: string;
  readonly resolution: Resolution;
  readonly value?: string;
  readonly reason: string;
  readonly by: string;
  readonly on: string;
}

/** One decided link as a plan's YAML carries it. */
export interface ReleaseLink {
  readonly task: string;
  readonly provision: string;
  readonly decision: LinkDecision;
  readonly by: string;
  readonly on: string;
}

/** Who approved the digital copy, and when. */
export interface ReleaseApproval {
  readonly approvedBy: string;
  readonly on: string;
}

/** The text a copy was read from. */
export interface PlanSource {
  readonly name: string;
  readonly format: 'txt' | 'html' | 'docx';
  readonly sha256: string;
  readonly lines: readonly string[];
}

/** A digital copy whole: what `plan export` writes and `plan load` reads back unchanged. */
export interface PlanRelease {
  readonly reading: PlanReading;
  readonly source: PlanSource;
  readonly resolutions: readonly ReleaseResolution[];
  readonly links: readonly ReleaseLink[];
  readonly approval: ReleaseApproval | null;
}
