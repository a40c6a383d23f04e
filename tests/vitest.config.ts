import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { defineConfig } from 'vitest/config'

/** Files that put something else in a module's place: their workers must not have seen it before, nor be used after them. */
const APART = [
  'tests/access/**/*.test.ts',
  'tests/audit/command-line.test.ts',
  'tests/boot/**/*.test.ts',
  'tests/field/outbox-door.test.ts',
  'tests/rooms/evidence/**/*.test.ts',
  'tests/rooms/requests/no-script.test.tsx',
]
const ELSEWHERE = ['tests/journeys/**', 'node_modules/**']

const root = path.resolve(import.meta.dirname, '..')
/** Where a test that forgets to make a database of its own would write: never this checkout's data/. */
const scratch = mkdtempSync(path.join(tmpdir(), 'zhaoyin-rooms-'))
process.once('exit', () => rmSync(scratch, { recursive: true, force: true }))
const postgres = process.env.DATABASE_URL?.startsWith('postgres') ? process.env.DATABASE_URL : undefined

export default defineConfig({
  root,
  resolve: { alias: { '@': root } },
  test: {
    projects: [
      {
        extends: true,
        // A worker keeps its modules from file to file: loading them anew for each took two thirds of the whole run.
        test: {
          name: 'rooms',
          include: ['tests/**/*.test.ts', 'tests/**/*.test.tsx'],
          exclude: [...APART, ...ELSEWHERE],
          isolate: false,
        },
      },
      { extends: true, test: { name: 'apart', include: APART, exclude: ELSEWHERE } },
    ],
    setupFiles: ['tests/world/noise.ts'],
    // A native module and a database connection belong to one process.
    pool: 'forks',
    // By default one core is left to vitest itself, which hardly needs it: of two that is half the machine.
    maxWorkers: '100%',
    testTimeout: 20_000,
    hookTimeout: 60_000,
    env: {
      DATABASE_URL: postgres ?? `file:${path.join(scratch, 'unasked.db')}`,
      DATA_DIR: scratch,
      NEXTAUTH_SECRET: 'only-for-tests-only-for-tests-only-for-tests',
      AUDIT_SECRET: 'only-for-tests-only-for-tests-only-for-tests',
      NEXTAUTH_URL: 'http://localhost:3000',
      ZHAOYIN_ROOT: root,
      ZHAOYIN_TODAY: '',
      OIDC_ISSUER: '',
    },
  },
})
