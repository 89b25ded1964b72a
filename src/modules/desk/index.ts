import { bind, type BoundOperation, type Module } from '../../platform/http/index.ts';
import * as contract from './contract/index.ts';
import { deskErrors } from './errors.ts';
import { deskMessages } from './messages.ts';
import * as service from './service/index.ts';

const operations: readonly BoundOperation[] = [
  bind(contract.getFeed, service.serveFeed),
  bind(contract.makeFeed, service.serveMakeFeed),
  bind(contract.endFeed, service.serveEndFeed),
  bind(contract.readFeed, service.serveReadFeed),
  bind(contract.getFormDraft, service.serveGetDraft),
  bind(contract.saveFormDraft, service.serveSaveDraft),
  bind(contract.discardFormDraft, service.serveDiscardDraft),
  bind(contract.listFormDrafts, service.serveListDrafts),
  bind(contract.listViews, service.serveListViews),
  bind(contract.saveView, service.serveSaveView),
  bind(contract.removeView, service.serveRemoveView),
  bind(contract.chooseView, service.serveChooseView),
  bind(contract.listRemarks, service.serveListRemarks),
  bind(contract.addRemark, service.serveAddRemark),
  bind(contract.withdrawRemark, service.serveWithdrawRemark),
  bind(contract.writeSheet, service.serveWriteSheet),
  bind(contract.findRecords, service.serveFindRecords),
  bind(contract.listWork, service.serveListWork),
  bind(contract.listNotices, service.serveListNotices),
  bind(contract.countNotices, service.serveCountNotices),
  bind(contract.readNotices, service.serveReadNotices),
  bind(contract.listNoticeChoices, service.serveListNoticeChoices),
  bind(contract.chooseNotice, service.serveChooseNotice),
];

/** What the apps serve of this module. */
export const deskModule: Module = {
  name: 'desk',
  operations,
  messages: deskMessages,
  errors: deskErrors,
  subscriptions: service.noticeSubscriptions,
  letters: [service.noticeLetter],
};
