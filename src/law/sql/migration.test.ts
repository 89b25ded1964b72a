import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { generateFacts } from '../../../tools/gen/facts.ts';

const root = join(import.meta.dirname, '../../..');

test('the table of monthly facts is what the vocabulary makes it', async () => {
  for (const { path, text } of await generateFacts(root))
    expect(readFileSync(join(root, path), 'utf8')).toBe(text);
});
