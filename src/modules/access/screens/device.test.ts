import { describe, expect, test } from 'vitest';
import { deviceOf } from './device.ts';

const safari = 'Version/17.4 Safari/605.1.15';
const chrome = 'AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36';

describe('the device of a session', () => {
  test.each([
    [`Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${chrome}`, 'Chrome', 'Windows'],
    [`Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${chrome} Edg/126.0.0.0`, 'Edge', 'Windows'],
    [`Mozilla/5.0 (Windows NT 6.1) coc_coc_browser/97.0 ${chrome}`, 'Cốc Cốc', 'Windows'],
    [`Mozilla/5.0 (X11; Linux x86_64) ${chrome} OPR/112.0.0.0`, 'Opera', 'Linux'],
    ['Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0', 'Firefox', 'Linux'],
    [`Mozilla/5.0 (Linux; Android 14; Pixel 8) ${chrome}`, 'Chrome', 'Android'],
    [
      `Mozilla/5.0 (Linux; Android 13; SM-A536E) SamsungBrowser/25.0 ${chrome}`,
      'Samsung Internet',
      'Android',
    ],
    [`Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) ${safari}`, 'Safari', 'iPhone'],
    [`Mozilla/5.0 (iPhone; CPU iPhone OS 17_5) CriOS/126.0 ${safari}`, 'Chrome', 'iPhone'],
    [`Mozilla/5.0 (Macintosh; Intel Mac OS X 14_5) ${safari}`, 'Safari', 'macOS'],
    ['curl/8.5.0', null, null],
    ['', null, null],
  ])('%s is named by its browser and its system', (userAgent, browser, system) => {
    expect(deviceOf(userAgent)).toEqual({ browser, system });
  });
});
