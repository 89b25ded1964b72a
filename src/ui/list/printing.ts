import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';

/**
 * True while the page is being printed: a list that draws only the rows in view then draws them
 * all. The browser takes its picture right after it says so; the rows must stand by then.
 */
export function usePrinting(): boolean {
  const [on, setOn] = useState(false);
  useEffect(() => {
    const query = window.matchMedia('print');
    const begin = () => flushSync(() => setOn(true));
    const end = () => setOn(false);
    const change = () => (query.matches ? begin() : end());
    window.addEventListener('beforeprint', begin);
    window.addEventListener('afterprint', end);
    query.addEventListener('change', change);
    return () => {
      window.removeEventListener('beforeprint', begin);
      window.removeEventListener('afterprint', end);
      query.removeEventListener('change', change);
    };
  }, []);
  return on;
}
