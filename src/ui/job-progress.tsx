import { Stack } from './parts.tsx';

export interface JobProgressProps {
  /** What the bar is about, for who does not see it. */
  readonly label: string;
  readonly done: number;
  /** 0: not known yet. */
  readonly total: number;
  /** What is being done now. */
  readonly note?: string | null;
}

/** How far a background job is: a bar, its numbers in words beside it. */
export function JobProgress({ label, done, total, note = null }: JobProgressProps) {
  const known = total > 0;
  const bar = known ? { value: Math.min(done, total), max: total } : {};
  return (
    <Stack style={{ gap: 4 }}>
      <progress aria-label={label} {...bar} style={{ width: '100%', maxWidth: 480, height: 12 }} />
      <span role="status">
        {[known ? `${String(done)} / ${String(total)}` : done > 0 ? String(done) : null, note]
          .filter((part) => part !== null)
          .join(' · ')}
      </span>
    </Stack>
  );
}
