import { bind, type BoundOperation, type Module } from '../../platform/http/index.ts';
import * as contract from './contract/index.ts';
import { accessErrors } from './errors.ts';
import { accessMessages } from './messages.ts';
import * as service from './service/index.ts';

export {
  getMe,
  getSecondStep,
  handedOver,
  listUsers,
  postEnded,
  postGiven,
  roleName,
} from './contract/index.ts';
export { holds, permissionsOf, ROLES, scopeOf, type Role, type RoleRules } from './domain/index.ts';
export {
  callerOfLogin,
  firstAdministratorLink,
  listHolders,
  mailboxesOf,
  makeIdentity,
  pruneAccess,
  seedDemoUsers,
  type DemoUser,
} from './service/index.ts';

const operations: readonly BoundOperation[] = [
  bind(contract.signIn, service.serveSignIn),
  bind(contract.signOut, service.serveSignOut),
  bind(contract.getMe, service.serveMe),
  bind(contract.changePassword, service.serveChangePassword),
  bind(contract.setLanguage, service.serveSetLanguage),
  bind(contract.listSessions, service.serveListSessions),
  bind(contract.endSession, service.serveEndSession),
  bind(contract.checkLink, service.serveCheckLink),
  bind(contract.useLink, service.serveUseLink),
  bind(contract.listUsers, service.serveListUsers),
  bind(contract.addUser, service.serveAddUser),
  bind(contract.disableUser, service.serveDisableUser),
  bind(contract.enableUser, service.serveEnableUser),
  bind(contract.getUser, service.serveGetUser),
  bind(contract.addPost, service.serveAddPost),
  bind(contract.endPost, service.serveEndPost),
  bind(contract.renewLink, service.serveRenewLink),
  bind(contract.proveSession, service.serveProve),
  bind(contract.getSecondStep, service.serveGetSecondStep),
  bind(contract.startSecondStep, service.serveStartSecondStep),
  bind(contract.confirmSecondStep, service.serveConfirmSecondStep),
  bind(contract.renewRecoveryCodes, service.serveRenewRecoveryCodes),
  bind(contract.endSecondStep, service.serveEndSecondStep),
  bind(contract.listDelegations, service.serveListDelegations),
  bind(contract.delegate, service.serveDelegate),
  bind(contract.endDelegation, service.serveEndDelegation),
  bind(contract.delegateFor, service.serveDelegateFor),
  bind(contract.endDelegationOf, service.serveEndDelegationOf),
  bind(contract.resetSecondStep, service.serveResetSecondStep),
  bind(contract.lookHandOver, service.serveLookHandOver),
  bind(contract.handOver, service.serveHandOver),
  bind(contract.getMail, service.serveGetMail),
  bind(contract.setMail, service.serveSetMail),
  bind(contract.removeMail, service.serveRemoveMail),
  bind(contract.confirmMail, service.serveConfirmMail),
  bind(contract.askPasswordReset, service.serveAskPasswordReset),
];

/** What the apps serve of this module. */
export const accessModule: Module = {
  name: 'access',
  operations,
  messages: accessMessages,
  errors: accessErrors,
  letters: [service.mailConfirmLetter, service.passwordResetLetter, service.accountChangedLetter],
};
