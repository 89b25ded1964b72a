import { areasModule } from '../modules/areas/index.ts';
import type { Module } from '../platform/http/index.ts';

/**
 * Every module that is served, by rank. A module's index.ts exports what stands here:
 * `export const areasModule: Module = { name: 'areas', operations, messages, errors }`.
 */
export const modules: readonly Module[] = [areasModule];
