import pg from 'pg';
import { APP_ROLE, clientConfig, type Target } from './connect.ts';

/**
 * Plain connections of the running role, for a library that speaks to the driver itself (the alarm
 * clock of jobs). Values come as the driver gives them.
 */
export function poolOf(
  target: Target,
  options: { readonly connections: number; readonly application: string },
): pg.Pool {
  const { types: _ours, ...config } = clientConfig(target, { ...options, role: APP_ROLE });
  const pool = new pg.Pool({ ...config, max: options.connections, allowExitOnIdle: true });
  // What a connection says when it breaks its next user hears, too; it must not end the process.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => void client.on('error', () => undefined));
  return pool;
}
