export { deliverNews, startCourier, type Courier, type Failure } from './courier.ts';
export { publish } from './publish.ts';
export { courierLag } from './lag.ts';
export { countOpen, listDead, reviveDead, type DeadLetter, type OutboxState } from './store.ts';
export { subscribe, type News, type Subscription, type Topic } from './topic.ts';
export { deliverLetters, startLetterCourier, type LetterTrouble } from './letter-courier.ts';
export {
  countLetters,
  decideLetter,
  findLetter,
  listLetters,
  maskAddress,
  type LetterCounts,
  type LetterRow,
} from './letter-people.ts';
export { sendLetter } from './letter-send.ts';
export { defineLetter, isMailAddress, isTelephone, paragraphs, type LetterKind } from './letter.ts';
export { readPost, type Post } from './post.ts';
