export * from './assert.ts';
export * from './date.ts';
export * from './messages.ts';
export * from './operation.ts';
export * from './refusal.ts';
export * from './result.ts';
export * from './scope.ts';
export * from './text.ts';
