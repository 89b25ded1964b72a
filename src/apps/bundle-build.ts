import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { constants, gzipSync } from 'node:zlib';
import { build } from 'vite';
import { rootFolder } from '../platform/config/index.ts';
import { staffTreeshake } from './bundle-options.ts';

/* `node bundle-build.ts OUT`: the staff app, bundled for browsers. */
const [out = ''] = process.argv.slice(2);
try {
  await buildStaffApp();
  compressAssets(join(out, 'assets'));
} catch (fault) {
  // One line that says what is wrong where; the drawing around it is for terminals.
  const words = stripVTControlCharacters(fault instanceof Error ? fault.message : String(fault));
  const lines = words.split('\n').filter((line) => line.trim() !== '');
  process.stderr.write(`Error: ${lines.slice(0, 3).join(' ')}\n`);
  process.exitCode = 1;
}

async function buildStaffApp(): Promise<void> {
  await build({
    configFile: false,
    root: join(rootFolder, 'src/web'),
    base: '/app/',
    cacheDir: join(rootFolder, '.cache/vite'),
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      outDir: out,
      emptyOutDir: true,
      target: 'es2022',
      assetsDir: 'assets',
      // The policy allows no data: fonts; every asset is a file of its own.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      chunkSizeWarningLimit: 2000,
      reportCompressedSize: false,
      rolldownOptions: { treeshake: staffTreeshake },
    },
  });
}

/** A `.gz` beside each text file that gains by it. Fonts are compressed already. */
function compressAssets(folder: string): void {
  for (const name of readdirSync(folder).filter((file) => /\.(js|css|svg)$/.test(file))) {
    const bytes = readFileSync(join(folder, name));
    const packed = gzipSync(bytes, { level: constants.Z_BEST_COMPRESSION });
    if (packed.length < bytes.length) writeFileSync(join(folder, `${name}.gz`), packed);
  }
}
