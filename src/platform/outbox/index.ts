export { deliverNews, startCourier, type Courier, type Failure } from './courier.ts';
export { publish } from './publish.ts';
export { countOpen, listDead, type DeadLetter, type OutboxState } from './store.ts';
export { subscribe, type News, type Subscription, type Topic } from './topic.ts';
