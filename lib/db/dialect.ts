import { env } from '@/lib/env'

export type Dialect = 'sqlite' | 'postgres'
/** Chosen by DATABASE_URL alone: `postgres://…`, else a SQLite file. */
export const dialect: Dialect = /^postgres(ql)?:/.test(env.DATABASE_URL) ? 'postgres' : 'sqlite'
