import { join } from 'node:path';
import { defineConfig } from 'vite';

/* For `vite` while one works on screens; what ships is built by src/apps/bundle-build.ts. */
export default defineConfig({
  root: join(import.meta.dirname, 'src/web'),
  base: '/app/',
  cacheDir: join(import.meta.dirname, '.cache/vite'),
  server: {
    fs: { allow: [import.meta.dirname] },
    proxy: { '/api': process.env['AN_SINH_SERVER'] ?? 'http://127.0.0.1:3000' },
  },
});
