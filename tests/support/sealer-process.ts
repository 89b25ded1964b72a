/* A process that seals without end, to be killed. Arguments: socket folder, port, database, keys. */
import { startSealer } from '../../src/platform/audit/index.ts';
import { APP_ROLE, connect } from '../../src/platform/database/testing.ts';

const [host = '', port = '', name = '', keys = ''] = process.argv.slice(2);
const target = { host, port: Number(port), user: APP_ROLE, database: name };
const database = connect(target, { connections: 2 });
startSealer({
  database,
  keys,
  everyMs: 1,
  batchRows: 3,
  onTrouble: (trouble) => {
    process.stderr.write(`${JSON.stringify(trouble)}\n`);
  },
});
process.stdout.write('sealing\n');
