/*
 * Carries letters once, to be killed in the middle.
 * Arguments: socket folder, port, database, SMTP_URL.
 */
import { unwrap } from '../../src/kernel/index.ts';
import { APP_ROLE, connect } from '../../src/platform/database/testing.ts';
import { deliverLetters, readPost } from '../../src/platform/outbox/index.ts';

const [host = '', port = '', name = '', smtp = ''] = process.argv.slice(2);
const target = { host, port: Number(port), user: APP_ROLE, database: name };
const database = connect(target, { connections: 4 });
const post = unwrap(readPost({ SMTP_URL: smtp, MAIL_FROM: 'ansinh@example.vn' }));
await deliverLetters({ database, post, caller: { kind: 'operator', systemUser: 'courier' } });
