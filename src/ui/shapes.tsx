import type { ReactNode } from 'react';

const square = <rect x=".8" y=".8" width="10.4" height="10.4" rx="2" {...line(1.5)} />;

function line(width: number) {
  return { fill: 'none', stroke: 'currentColor', strokeWidth: width } as const;
}

/** The shapes of states: round for progress, arrows for where it lies, squares for rights. */
const shapes = {
  done: (
    <path
      fillRule="evenodd"
      d="M6 0a6 6 0 1 0 0 12A6 6 0 0 0 6 0Zm3.3 4.3L5.2 8.8 2.6 6.3l1-1 1.6 1.5 3.1-3.5z"
    />
  ),
  progress: (
    <path
      fillRule="evenodd"
      d="M6 0a6 6 0 1 0 0 12A6 6 0 0 0 6 0Zm0 1.6v8.8a4.4 4.4 0 1 1 0-8.8Z"
    />
  ),
  todo: <circle cx="6" cy="6" r="5.1" {...line(1.7)} />,
  late: (
    <path
      fillRule="evenodd"
      d="M6 .4 12 11.6H0L6 .4Zm-.8 4 .2 3.6h1.2l.2-3.6H5.2Zm.8 4.4a.8.8 0 1 0 0 1.6.8.8 0 0 0 0-1.6Z"
    />
  ),
  overdue: (
    <path
      fillRule="evenodd"
      d="m6 0 6 6-6 6-6-6 6-6Zm-.8 2.8.2 4h1.2l.2-4H5.2ZM6 7.6a.8.8 0 1 0 0 1.6.8.8 0 0 0 0-1.6Z"
    />
  ),
  void: (
    <>
      <circle cx="6" cy="6" r="5.1" {...line(1.7)} />
      <path d="m2.6 9.4 6.8-6.8" {...line(1.5)} />
    </>
  ),
  none: <circle cx="6" cy="6" r="5" strokeDasharray="2.6 2.6" {...line(1.7)} />,
  unknown: (
    <>
      {square}
      <path d="M4.4 4.6c0-1 .7-1.6 1.6-1.6s1.6.6 1.6 1.5c0 1.2-1.6 1.2-1.6 2.5" {...line(1.3)} />
      <circle cx="6" cy="8.9" r=".8" />
    </>
  ),
  open: (
    <>
      {square}
      <path d="M6 3v6M3 6h6" {...line(1.5)} />
    </>
  ),
  no: (
    <>
      {square}
      <path d="M3 6h6" {...line(1.5)} />
    </>
  ),
  yes: (
    <path
      fillRule="evenodd"
      d="M2 0h8a2 2 0 0 1 2 2v8a2 2 0 0 1-2 2H2a2 2 0 0 1-2-2V2C0 .9.9 0 2 0Zm7.3 4.2L5.2 8.8 2.6 6.3l1-1 1.6 1.5 3.1-3.6z"
    />
  ),
  error: (
    <path
      fillRule="evenodd"
      d="M3.5 0h5L12 3.5v5L8.5 12h-5L0 8.5v-5L3.5 0Zm.4 3.1-.8.8L5.2 6 3.1 8.1l.8.8L6 6.8l2.1 2.1.8-.8L6.8 6l2.1-2.1-.8-.8L6 5.2 3.9 3.1Z"
    />
  ),
  info: (
    <path
      fillRule="evenodd"
      d="M1 0h10a1 1 0 0 1 1 1v10a1 1 0 0 1-1 1H1a1 1 0 0 1-1-1V1a1 1 0 0 1 1-1Zm5 2.2a.9.9 0 1 0 0 1.8.9.9 0 0 0 0-1.8ZM5.3 5v4.8h1.4V5H5.3Z"
    />
  ),
  sent: <path d="M1 6h8.4M6.2 2.6 9.8 6 6.2 9.4" {...line(1.6)} />,
  back: <path d="M4.4 1.2 1.4 4.3l3 3M1.6 4.3h5.9a3 3 0 0 1 0 6H3.4" {...line(1.6)} />,
  draft: <path d="m1.2 10.8.6-2.9L8.6 1.1l2.3 2.3-6.8 6.8-2.9.6Z" {...line(1.4)} />,
  sign: (
    <path
      d="M2 .8h8M2 11.2h8M3 .8c0 3 2 3.4 3 5.2 1-1.8 3-2.2 3-5.2M3 11.2c0-3 2-3.4 3-5.2 1 1.8 3 2.2 3 5.2"
      {...line(1.5)}
    />
  ),
} as const satisfies Record<string, ReactNode>;

export type ShapeName = keyof typeof shapes;

export interface ShapeProps {
  readonly name: ShapeName;
  readonly color?: string;
  readonly size?: number;
}

/** One state shape, 12 px; always stands beside its word, so it is hidden from readers. */
export function Shape({ name, color, size = 12 }: ShapeProps) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 12 12"
      fill="currentColor"
      aria-hidden="true"
      focusable="false"
      style={{ flex: 'none', ...(color === undefined ? {} : { color }) }}
    >
      {shapes[name]}
    </svg>
  );
}
