import { sql } from 'kysely';
import type { Database } from './database.ts';

/** What health says of the database; asked as the running role. */
export interface DatabaseLook {
  /** `17.5` */
  readonly server: string;
  readonly bytes: number;
  /** False when the login that serves could change the log: it is the owner, or a member of it. */
  readonly rolesApart: boolean;
}

export async function lookAtDatabase(database: Database): Promise<DatabaseLook> {
  const asked = await sql<DatabaseLook>`select
      split_part(current_setting('server_version'), ' ', 1) as server,
      pg_database_size(current_database())::float8 as bytes,
      not pg_has_role(session_user, relowner, 'member') as "rolesApart"
    from pg_class where oid = 'public.audit_outbox'::regclass`.execute(database);
  return asked.rows[0] ?? { server: '', bytes: 0, rolesApart: false };
}
