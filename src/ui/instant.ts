const hanoi = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Asia/Ho_Chi_Minh',
  day: '2-digit',
  month: '2-digit',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hour12: false,
});

/** dd/mm/yyyy hh:mm in Hải Phòng, for an instant of the server. */
export function formatInstant(instant: string | number | Date): string {
  return hanoi.format(new Date(instant)).replace(',', '');
}

/** hh:mm in Hải Phòng. */
export function formatTime(instant: string | number | Date): string {
  return formatInstant(instant).slice(-5);
}
