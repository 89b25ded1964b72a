export { decideLetter, getLetter, listLetters } from './letters.ts';
export { fileSweep } from './sweep.ts';
