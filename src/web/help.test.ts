import { describe, expect, test } from 'vitest';
import { helpOf, helpTexts } from './help-texts.ts';
import { screens } from './screens.generated.ts';

describe('help', () => {
  test('stands behind every screen of the side bar, in both languages', () => {
    for (const { path } of screens.filter(({ nav }) => nav !== undefined)) {
      const help = helpOf(path);
      expect(help?.what.vi, path).toBeTruthy();
      expect(help?.what.en, path).toBeTruthy();
    }
  });

  test('is of the screen itself, or of the nearest one above it', () => {
    expect(helpOf('/plans/$key/review')).toBe(helpTexts['/plans/$key/review']);
    expect(helpOf('/plans/$key/tasks/$code')).toBe(helpTexts['/plans/$key/tasks']);
    expect(helpOf('/plans/$key')).toBe(helpTexts['/plans']);
    expect(helpOf('/')).toBe(helpTexts['/']);
    expect(helpOf('/nowhere')).toBe(null);
  });

  test('speaks of screens that are there', () => {
    const paths = screens.map(({ path }) => path);
    for (const path of Object.keys(helpTexts)) {
      const isThere = paths.some((each) => each === path || each.startsWith(`${path}/`));
      expect(isThere, path).toBe(true);
    }
  });
});
