import type { Bool, Num } from './ir.ts';
import type { LegalDocument } from './pack/document.ts';
import type { Fact } from './pack/fact.ts';
import type { Parameter } from './pack/parameter.ts';
import type { CaseFile, ProgrammeFile, VersionFile } from './pack/programme.ts';
import type { Bilingual } from './pack/words.ts';
import type { Where } from '../kernel/index.ts';

/** A case as loaded: its file with its leaves as nodes. */
export interface Case {
  readonly file: CaseFile;
  readonly when: Bool;
  /** Rounded, open or the index of a class, as the file says. */
  readonly amount: Num;
  readonly terms: ReadonlyMap<string, Num | Bilingual>;
}

/** A version of a programme's law as loaded. */
export interface Version {
  readonly file: VersionFile;
  readonly cases: readonly Case[];
  readonly also: readonly {
    readonly name: string;
    readonly label: Bilingual;
    readonly unit: string;
    readonly amount: Num;
  }[];
}

/** A programme as loaded. */
export interface Programme {
  readonly slug: string;
  readonly file: ProgrammeFile;
  readonly versions: readonly Version[];
  /** Where a part of its file stands, for messages. */
  readonly where: (at: readonly (string | number)[]) => Where;
}

/** The whole law in effect: vocabulary, instruments, values, programmes. */
export interface Pack {
  readonly documents: ReadonlyMap<string, LegalDocument>;
  readonly facts: ReadonlyMap<string, Fact>;
  readonly parameters: ReadonlyMap<string, Parameter>;
  readonly programmes: ReadonlyMap<string, Programme>;
}
