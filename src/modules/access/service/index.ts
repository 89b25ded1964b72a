export { seedDemoUsers, type DemoUser } from './demo.ts';
export { callerOfLogin, makeIdentity } from './identity.ts';
export { firstAdministratorLink, serveCheckLink, serveUseLink } from './links.ts';
export {
  serveChangePassword,
  serveEndSession,
  serveListSessions,
  serveMe,
  serveSetLanguage,
} from './me.ts';
export { serveSignIn, serveSignOut } from './session.ts';
export { serveAddUser, serveDisableUser, serveListUsers, serveRenewLink } from './users.ts';
