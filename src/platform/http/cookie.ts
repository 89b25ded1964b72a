/** `__Host-`: only over a secure channel, only this host, the whole of it. */
export const SESSION_COOKIE = '__Host-ansinh';

/** Not readable by scripts; never sent from another site's page, not even by a link. */
export const SESSION_COOKIE_OPTIONS = {
  path: '/',
  secure: true,
  httpOnly: true,
  sameSite: 'strict',
} as const;
