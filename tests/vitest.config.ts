import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { defineConfig } from 'vitest/config'

const root = path.resolve(import.meta.dirname, '..')
/** Where a test that forgets to make a database of its own would write: never this checkout's data/. */
const scratch = mkdtempSync(path.join(tmpdir(), 'zhaoyin-rooms-'))
process.once('exit', () => rmSync(scratch, { recursive: true, force: true }))
const postgres = process.env.DATABASE_URL?.startsWith('postgres') ? process.env.DATABASE_URL : undefined

export default defineConfig({
  root,
  resolve: { alias: { '@': root } },
  test: {
    include: ['tests/**/*.test.ts', 'tests/**/*.test.tsx'],
    exclude: ['tests/journeys/**', 'node_modules/**'],
    setupFiles: ['tests/world/noise.ts'],
    // A native module and a database connection belong to one process.
    pool: 'forks',
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
