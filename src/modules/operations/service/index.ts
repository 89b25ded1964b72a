export { decideLetter, getLetter, listLetters } from './letters.ts';
