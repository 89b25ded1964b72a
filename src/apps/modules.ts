/*
 * Every module that is served, by rank: generated (`node tools/gen.ts modules`) from the modules
 * whose index.ts says `export const areasModule: Module = { name, operations, messages, errors }`.
 */
export { modules } from './modules.generated.ts';
