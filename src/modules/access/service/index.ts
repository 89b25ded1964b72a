export {
  serveDelegate,
  serveDelegateFor,
  serveEndDelegation,
  serveEndDelegationOf,
  serveListDelegations,
} from './delegations.ts';
export { seedDemoUsers, type DemoUser } from './demo.ts';
export { serveHandOver, serveLookHandOver } from './hand-over.ts';
export { listHolders } from './holders.ts';
export { callerOfLogin, makeIdentity } from './identity.ts';
export { firstAdministratorLink, serveCheckLink, serveUseLink } from './links.ts';
export { accountChangedLetter, mailConfirmLetter, passwordResetLetter } from './letters.ts';
export { serveConfirmMail, serveGetMail, serveRemoveMail, serveSetMail } from './mail.ts';
export { mailboxesOf, type Mailbox } from './mailbox.ts';
export {
  serveChangePassword,
  serveEndSession,
  serveListSessions,
  serveMe,
  serveSetLanguage,
} from './me.ts';
export { serveAddPost, serveEndPost } from './posts.ts';
export { serveProve } from './prove.ts';
export {
  serveConfirmSecondStep,
  serveEndSecondStep,
  serveGetSecondStep,
  serveRenewRecoveryCodes,
  serveResetSecondStep,
  serveStartSecondStep,
} from './second-step.ts';
export { pruneAccess } from './prune.ts';
export { serveAskPasswordReset } from './reset.ts';
export { serveSignIn, serveSignOut } from './session.ts';
export { serveAddUser, serveDisableUser, serveListUsers, serveRenewLink } from './users.ts';
export { serveEnableUser, serveGetUser } from './user-record.ts';
