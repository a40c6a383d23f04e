import path from 'node:path'
import { drizzle as lite } from 'drizzle-orm/better-sqlite3'
import { migrate as migrateLite } from 'drizzle-orm/better-sqlite3/migrator'
import { drizzle as postgres } from 'drizzle-orm/node-postgres'
import { migrate as migratePostgres } from 'drizzle-orm/node-postgres/migrator'
import { Client } from 'pg'
import { env, PROJECT_ROOT } from '@/lib/env'
import { dialect } from './dialect'
import { connectSqlite } from './sqlite'

/** Any number; all instances agree on it. */
const MIGRATION_LOCK = 734_201

/** Brings the database at `url` to the newest schema. Safe to run at every start and from several instances at once. */
export async function migrate(url: string = env.DATABASE_URL): Promise<void> {
  const migrationsFolder = path.join(PROJECT_ROOT, 'drizzle', dialect)
  if (dialect === 'sqlite') return migrateSqlite(url, migrationsFolder)
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK])
    await migratePostgres(postgres(client), { migrationsFolder })
  } finally {
    await client.end()
  }
}

function migrateSqlite(url: string, migrationsFolder: string): void {
  const connection = connectSqlite(url, { readonly: false })
  try {
    // A rebuilt table would cascade its deletes into the tables that refer to it.
    connection.pragma('foreign_keys = OFF')
    migrateLite(lite(connection), { migrationsFolder })
    const broken = connection.pragma('foreign_key_check') as unknown[]
    if (broken.length > 0) throw new Error(`migration left ${broken.length} broken references`)
  } finally {
    connection.close()
  }
}
