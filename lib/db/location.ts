import path from 'node:path'
import { DATA_DIR, PROJECT_ROOT } from '@/lib/env'

/** Absolute path of a `file:` address; relative ones are relative to the project, not to the working directory. */
export function sqlitePath(url: string): string {
  return path.resolve(PROJECT_ROOT, url.replace(/^file:(\/\/)?/, ''))
}

/** Where the audit trail's head is noted: beside a SQLite file, so that both move together; for PostgreSQL in DATA_DIR by the database's name. */
export function headFile(url: string): string {
  if (!/^postgres(ql)?:/.test(url)) return `${sqlitePath(url)}.audit-head.json`
  return path.join(DATA_DIR, `${path.basename(new URL(url).pathname)}.audit-head.json`)
}
