import type { Language } from '../../kernel/index.ts';
import type { Engine } from '../engine.ts';
import type { MissingValue } from '../ir.ts';
import { traceOf, type TraceStep } from './trace.ts';
import type { Assessment, Unverified } from './assess.ts';

/** An answer as commands, screens and letters read it: the shape of `law assess`. */
export interface Answer {
  readonly programme: string;
  readonly on: string;
  readonly knownAt: string | null;
  readonly area: string | null;
  readonly decided: boolean;
  readonly outcome: { readonly kind: string; readonly unit: string };
  readonly min: string;
  readonly max: string | null;
  /** Only when decided. */
  readonly amount?: string;
  readonly class: string | null;
  readonly terms: Readonly<Record<string, string>> | null;
  readonly derived: Readonly<Record<string, string>> | null;
  readonly case: string | null;
  readonly alsoWon: readonly string[];
  readonly ask: readonly {
    readonly fact: string;
    readonly subject: string;
    readonly question: string;
    readonly why: string;
  }[];
  readonly missing: readonly (Omit<MissingValue, 'note'> & { readonly note: string | null })[];
  readonly unverified: readonly Unverified[];
  readonly trace: readonly TraceStep[];
  readonly text: string;
}

/** Puts an assessment into the words of a language. `area` is echoed as it was asked. */
export function answerOf(
  engine: Engine,
  assessment: Assessment,
  language: Language,
  area: string | null,
): Answer {
  const { settled } = assessment.ready;
  const trace = traceOf(engine, assessment, language);
  const title = engine.pack.programmes.get(settled.programme)?.file.title[language] ?? '';
  return {
    programme: settled.programme,
    on: settled.on,
    knownAt: settled.knownAt,
    area,
    decided: assessment.decided,
    outcome: { kind: settled.outcome.kind, unit: settled.outcome.unit },
    min: assessment.min,
    max: assessment.max,
    ...(assessment.amount === null ? {} : { amount: assessment.amount }),
    class: assessment.class,
    terms: termsIn(assessment.terms, language),
    derived: assessment.derived,
    case: assessment.case,
    alsoWon: assessment.alsoWon,
    ask: assessment.ask.map(({ fact, subject, question, why }) => ({
      fact,
      subject,
      question: question[language],
      why: why[language],
    })),
    missing: assessment.missing.map((each) => ({ ...each, note: each.note?.[language] ?? null })),
    unverified: assessment.unverified,
    trace,
    text: [title, ...told(trace)].join('\n'),
  };
}

function termsIn(
  terms: Assessment['terms'],
  language: Language,
): Readonly<Record<string, string>> | null {
  if (terms === null) return null;
  const entries = Object.entries(terms).map(([name, term]) => [
    name,
    typeof term === 'string' ? term : term[language],
  ]);
  return Object.fromEntries(entries) as Record<string, string>;
}

/** The text leaves out cases that do not hold: whoever wants them reads the steps. */
function told(trace: readonly TraceStep[]): readonly string[] {
  return trace
    .filter((step) => step.kind !== 'case' || step.holds !== 'false')
    .filter((step) => step.kind !== 'fact' || step.source === 'given')
    .map((step) => `– ${step.text}`);
}
