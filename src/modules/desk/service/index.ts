export { serveEndFeed, serveFeed, serveMakeFeed, serveReadFeed } from './feed.ts';
