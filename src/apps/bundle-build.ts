import { join } from 'node:path';
import { build } from 'vite';
import { rootFolder } from '../platform/config/index.ts';

/* `node bundle-build.ts OUT`: the staff app, bundled for browsers. */
const [out = ''] = process.argv.slice(2);
await build({
  configFile: false,
  root: join(rootFolder, 'src/web'),
  base: '/app/',
  cacheDir: join(rootFolder, '.cache/vite'),
  logLevel: 'warn',
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
  },
});
