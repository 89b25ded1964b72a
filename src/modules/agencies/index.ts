export * from './domain/index.ts';
export { readAgencyRegister } from './import.ts';
