import { execFileSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import path from 'node:path'
import { DATA_DIR, PROJECT_ROOT } from '@/lib/env'

export type Size = 'S' | 'L'

const FOLDER = path.join(DATA_DIR, 'bench')

/** The made district of a size as a SQLite file; built once and kept, for it is the same on every day. Answers a copy to measure on. */
export function districtFile(size: Size): string {
  const kept = built(size, [['seed', 'bench', '--size', size]])
  const copy = path.join(FOLDER, `${size}.run.db`)
  clear(copy)
  copyFileSync(kept, copy)
  return copy
}

/** The demo district as a SQLite file, built once and kept; whoever measures on it copies it first. */
export const demoFile = (): string => built('demo', [['migrate'], ['seed', 'demo']])

function built(name: string, commands: string[][]): string {
  const kept = path.join(FOLDER, `${name}.db`)
  if (existsSync(kept)) return kept
  mkdirSync(FOLDER, { recursive: true })
  const growing = path.join(FOLDER, `${name}.growing.db`)
  clear(growing)
  process.stderr.write(`building the ${name} district, once …\n`)
  const env = { ...process.env, DATABASE_URL: `file:${growing}`, ZHAOYIN_TODAY: '' }
  const program = ['--import', 'tsx', path.join(PROJECT_ROOT, 'lib/cli/main.ts')]
  for (const command of commands)
    execFileSync(process.execPath, [...program, ...command, '--json'], {
      env,
      cwd: PROJECT_ROOT,
      stdio: ['ignore', 'ignore', 'inherit'],
    })
  renameSync(growing, kept)
  return kept
}

function clear(file: string): void {
  for (const tail of ['', '-wal', '-shm']) rmSync(file + tail, { force: true })
}
