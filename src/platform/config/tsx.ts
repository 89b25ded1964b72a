import { readFileSync } from 'node:fs';
import { createRequire, registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';

type Transform = typeof import('oxc-transform');

const require = createRequire(import.meta.url);

/**
 * Node runs `.ts` as it stands but refuses `.tsx`: this load hook transforms JSX with oxc. The
 * transformer itself is loaded at the first `.tsx`, so commands without pages pay nothing.
 */
registerHooks({
  load(url, context, nextLoad) {
    if (!url.startsWith('file:') || !url.endsWith('.tsx')) return nextLoad(url, context);
    const file = fileURLToPath(url);
    const { transformSync } = require('oxc-transform') as Transform;
    const options = { lang: 'tsx', sourceType: 'module', jsx: { runtime: 'automatic' } } as const;
    const { code, errors } = transformSync(file, readFileSync(file, 'utf8'), options);
    if (errors[0] !== undefined) throw new SyntaxError(`${file}: ${errors[0].message}`);
    return { format: 'module', source: code, shortCircuit: true };
  },
});
