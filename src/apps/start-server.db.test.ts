import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { makeDataFolder, runAnsinh, startAnsinh } from '../../tests/support/ansinh.ts';
import { testDatabase } from '../../tests/support/database.ts';

const db = testDatabase();
let data: ReturnType<typeof makeDataFolder>;
beforeAll(() => void (data = makeDataFolder()));
afterAll(() => data.remove());

vi.setConfig({ testTimeout: 90_000 });

function urlOf(login: string): string {
  const at = `?host=${encodeURIComponent(db.server.host)}&port=${db.server.port}`;
  return `postgres://${login}@localhost/${db.name}${at}`;
}

const bothUrls = (): NodeJS.ProcessEnv => ({
  DATABASE_URL: urlOf('ansinh_app'),
  DATABASE_MIGRATE_URL: urlOf('ansinh_owner'),
});

describe('a server of DATABASE_URL', () => {
  it('is served under a role that does not own the tables, and commands look there', async () => {
    const given = { data: data.path, env: bothUrls() };
    const running = await startAnsinh(given);
    const health = await fetch(running.ready.health).then((answer) => answer.json());
    expect(health).toMatchObject({ ready: true, database: { source: 'server', rolesApart: true } });
    const listed = await runAnsinh(['user', 'list', '--json'], given);
    expect([listed.code, listed.out]).toEqual([0, expect.stringContaining('planner')]);
    const second = await runAnsinh(['start', '--json', '--port', '0'], given);
    expect([second.code, second.out]).toEqual([3, expect.stringContaining('folder_in_use')]);
    expect((await running.end()).code).toBe(0);
  });

  it('whose owner may not make roles is refused with the script for its administrator', async () => {
    const env = { DATABASE_URL: urlOf('ansinh_owner') };
    const refused = await runAnsinh(['start', '--json', '--port', '0'], { data: data.path, env });
    expect(refused.code).toBe(3);
    expect(refused.out).toContain('grant ansinh_app to');
  });
});
