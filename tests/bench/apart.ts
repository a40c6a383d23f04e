import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { build } from 'esbuild'
import { PROJECT_ROOT } from '@/lib/env'
import { demoFile } from './data'

type Options = { db?: string | undefined; ledger?: string | undefined; rows?: string | undefined; raw: boolean }

/** Packages with parts in C. */
const NATIVE = ['better-sqlite3', '@node-rs/argon2', 'pg-native']
/** Some packages ask for Node's own modules the old way. */
const REQUIRE = "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);"

/**
 * Runs the bench of imports or exports in a process of its own, on a copy of `db` (default: the demo district, made once). Bundled like the
 * server before, so that its memory and processor are not those of a compiler. Answers its exit code.
 */
export async function runApart(what: 'import' | 'export', options: Options): Promise<number> {
  const { db = demoFile(), ledger, rows, raw } = options
  const outfile = path.join(PROJECT_ROOT, '.next-bench', `${what}.mjs`)
  const entry = path.join(PROJECT_ROOT, 'tests', 'bench', `${what}.ts`)
  await build({
    entryPoints: [entry],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    external: NATIVE,
    banner: { js: REQUIRE },
    logLevel: 'error',
  })
  const given = Object.entries({ db, ledger, rows }).flatMap(([name, value]) => (value ? [`--${name}`, value] : []))
  const { status } = spawnSync(process.execPath, ['--expose-gc', outfile, ...given, ...(raw ? [] : ['--no-raw'])], {
    cwd: PROJECT_ROOT,
    env: { ...process.env, DATABASE_URL: `file:${db}` },
    stdio: 'inherit',
  })
  return status ?? 1
}
