import { execFileSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import path from 'node:path'
import { DATA_DIR, PROJECT_ROOT } from '@/lib/env'

export type Size = 'S' | 'L'

/** The made district of a size as a SQLite file; built once and kept, for it is the same on every day. Answers a copy to measure on. */
export function districtFile(size: Size): string {
  const folder = path.join(DATA_DIR, 'bench')
  const kept = path.join(folder, `${size}.db`)
  mkdirSync(folder, { recursive: true })
  if (!existsSync(kept)) {
    const growing = path.join(folder, `${size}.growing.db`)
    clear(growing)
    process.stderr.write(`building the ${size} district, once …\n`)
    const env = { ...process.env, DATABASE_URL: `file:${growing}`, ZHAOYIN_TODAY: '' }
    const args = [
      '--import',
      'tsx',
      path.join(PROJECT_ROOT, 'lib/cli/main.ts'),
      'seed',
      'bench',
      '--size',
      size,
      '--json',
    ]
    execFileSync(process.execPath, args, { env, cwd: PROJECT_ROOT, stdio: ['ignore', 'ignore', 'inherit'] })
    renameSync(growing, kept)
  }
  const copy = path.join(folder, `${size}.run.db`)
  clear(copy)
  copyFileSync(kept, copy)
  return copy
}

function clear(file: string): void {
  for (const tail of ['', '-wal', '-shm']) rmSync(file + tail, { force: true })
}
