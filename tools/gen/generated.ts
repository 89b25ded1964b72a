/** A file that is generated: its path from the root of the repository, and its text. */
export interface Generated {
  readonly path: string;
  readonly text: string;
}

/** Makes files from the sources of the repository at `root`; the same sources, the same bytes. */
export type Generator = (root: string) => Promise<readonly Generated[]>;
