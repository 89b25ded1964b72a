export { serveDiscardDraft, serveGetDraft, serveListDrafts, serveSaveDraft } from './drafts.ts';
export { serveEndFeed, serveFeed, serveMakeFeed, serveReadFeed } from './feed.ts';
export { serveAddRemark, serveListRemarks, serveWithdrawRemark } from './remarks.ts';
export { serveWriteSheet } from './sheets.ts';
export { serveChooseView, serveListViews, serveRemoveView, serveSaveView } from './views.ts';
export { serveListWork } from './work.ts';
export { noticeLetter } from './notice-letter.ts';
export { noticeSubscriptions } from './notice-news.ts';
export {
  serveChooseNotice,
  serveCountNotices,
  serveListNoticeChoices,
  serveListNotices,
  serveReadNotices,
} from './notices.ts';
export { serveFindRecords } from './find.ts';
