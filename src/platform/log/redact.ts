/** Identity numbers, account numbers and telephones are long runs of digits. */
const longDigits = /\d(?:[ .-]?\d){7,}/g;
/** Before the @ stands whatever no sentence has inside a word. */
const addresses = /[^\s@<>()[\]",;:\\]+@[\p{L}\p{N}.-]+/gu;

/** A text in which nothing of eight digits or more and no mail address is left. */
export function redact(text: string): string {
  return text.replace(addresses, '…@…').replace(longDigits, '…');
}

/** What a log may hold of something thrown. */
export interface LoggedFault {
  readonly type: string;
  readonly code?: string;
  readonly message: string;
  readonly table?: string;
  readonly constraint?: string;
  readonly stack?: readonly string[];
}

/**
 * A fault without personal data. A refusal of PostgreSQL quotes the row's values in its message
 * and detail, so of such a fault only the code and the names of table and constraint are kept.
 */
export function describeFault(fault: unknown): LoggedFault {
  if (!(fault instanceof Error)) return { type: typeof fault, message: redact(String(fault)) };
  const known = fault as Error & Record<'code' | 'severity' | 'table' | 'constraint', unknown>;
  const ofDatabase = typeof known.severity === 'string';
  return {
    type: fault.name,
    message: ofDatabase ? 'PostgreSQL refused' : redact(fault.message),
    ...textOf('code', known.code),
    ...textOf('table', known.table),
    ...textOf('constraint', known.constraint),
    stack: framesOf(fault),
  };
}

function textOf(key: 'code' | 'table' | 'constraint', value: unknown): Record<string, string> {
  return typeof value === 'string' ? { [key]: value } : {};
}

/** The places only: the first lines of a stack repeat the message. */
function framesOf(fault: Error): readonly string[] {
  const lines = (fault.stack ?? '').split('\n').map((line) => line.trim());
  return lines.filter((line) => line.startsWith('at ')).slice(0, 8);
}
