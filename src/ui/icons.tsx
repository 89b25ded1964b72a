import type { ReactNode } from 'react';

const icons = {
  menu: <path d="M2 4h12M2 8h12M2 12h12" />,
  search: (
    <>
      <circle cx="7" cy="7" r="4.6" />
      <path d="m10.5 10.5 4 4" />
    </>
  ),
  down: <path d="m4 6 4 4 4-4" />,
  right: <path d="m6 4 4 4-4 4" />,
  left: <path d="m10 4-4 4 4 4" />,
  up: <path d="m4 10 4-4 4 4" />,
  close: <path d="m4 4 8 8M12 4l-8 8" />,
  plus: <path d="M8 3v10M3 8h10" />,
  info: (
    <>
      <circle cx="8" cy="8" r="6.3" />
      <path d="M8 7.2v4M8 4.4v1.5" />
    </>
  ),
  download: <path d="M8 2v8M4.5 6.8 8 10.2l3.5-3.4M2.5 13.5h11" />,
  upload: <path d="M8 10.5v-8M4.5 5.7 8 2.3l3.5 3.4M2.5 13.5h11" />,
  print: <path d="M4.5 6V2.2h7V6M4.5 11.5H2.2V6h11.6v5.5h-2.3M4.5 9.5h7v4.3h-7z" />,
  document: <path d="M3.5 1.7h6l3 3v9.6h-9zM5.5 7h5M5.5 9.5h5M5.5 12h3" />,
  columns: <path d="M2 2.7h12v10.6H2zM6 2.7v10.6M10 2.7v10.6" />,
  rows: <path d="M2 3h12M2 6.3h12M2 9.7h12M2 13h12" />,
  eye: (
    <>
      <path d="M1.3 8S3.8 3.5 8 3.5 14.7 8 14.7 8 12.2 12.5 8 12.5 1.3 8 1.3 8Z" />
      <circle cx="8" cy="8" r="2" />
    </>
  ),
  ascending: <path d="M8 4.5l3.5 5.5h-7z" fill="currentColor" stroke="none" />,
  descending: <path d="M8 11.5 4.5 6h7z" fill="currentColor" stroke="none" />,
  check: <path d="m2.5 8.5 3.5 3.5 7.5-8" />,
  user: (
    <>
      <circle cx="8" cy="5.5" r="2.8" />
      <path d="M2.5 14c.5-3 2.7-4.5 5.5-4.5s5 1.5 5.5 4.5" />
    </>
  ),
} as const satisfies Record<string, ReactNode>;

export type IconName = keyof typeof icons;

export interface IconProps {
  readonly name: IconName;
  readonly size?: number;
}

/** One line icon, 16 px. It never stands without a word (arrows and × have a hidden one). */
export function Icon({ name, size = 16 }: IconProps) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
      aria-hidden="true"
      focusable="false"
      style={{ flex: 'none' }}
    >
      {icons[name]}
    </svg>
  );
}

/** The mark of the product: a roof over a person. */
export function Brand({ size = 22 }: { readonly size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 22 22" aria-hidden="true" focusable="false">
      <g fill="none" stroke="currentColor" strokeWidth="2.2">
        <path d="M1.5 10.5 11 2.5l9.5 8" />
        <path d="M5 20c0-3.3 2.5-5 6-5s6 1.7 6 5" />
      </g>
      <circle cx="11" cy="10.6" r="2.6" fill="currentColor" />
    </svg>
  );
}
