import { createHash } from 'node:crypto'
import { cpSync, existsSync, globSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { at, ROOT, say } from './place.mjs'
import { must } from './processes.mjs'
import { testSettings } from './settings.mjs'
import { buildWorker } from './worker.mjs'

const SOURCES = [
  '{app,components,lib,drizzle,public}/**/*',
  '{proxy,instrumentation}.ts',
  'next.config.mjs',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
]
const STAMP = at('.next', 'zhaoyin-sources')

/** The built server, to be run by node with PORT and HOSTNAME in its environment. */
export const SERVER = at('.next', 'standalone', 'server.js')

function sources() {
  const hash = createHash('sha256').update(process.versions.modules)
  for (const file of globSync(SOURCES, { cwd: ROOT }).sort()) {
    if (!statSync(at(file)).isFile()) continue
    hash.update(`\0${file}\0`).update(readFileSync(at(file)))
  }
  return hash.digest('hex')
}

/** True when the last finished build is of exactly these sources. */
export const built = () => existsSync(SERVER) && existsSync(STAMP) && readFileSync(STAMP, 'utf8') === sources()

/** Builds for production unless the last build is of these sources. The build never sees this machine's settings. */
export async function build() {
  if (built()) return
  say('正在构建（仅在源码有变化时）… Building; only when sources changed.')
  rmSync(STAMP, { force: true })
  const before = sources()
  const scratch = mkdtempSync(path.join(tmpdir(), 'zhaoyin-build-'))
  try {
    const env = {
      ...testSettings(scratch),
      DATABASE_URL: `file:${path.join(scratch, 'build.db')}`,
      NODE_ENV: 'production',
    }
    await must(
      '构建失败，原因见上。 The build failed; the reason is above.',
      process.execPath,
      [at('node_modules', 'next', 'dist', 'bin', 'next'), 'build'],
      { env },
    )
  } finally {
    rmSync(scratch, { recursive: true, force: true })
  }
  const standalone = path.dirname(SERVER)
  cpSync(at('.next', 'static'), path.join(standalone, '.next', 'static'), { recursive: true })
  if (existsSync(at('public'))) cpSync(at('public'), path.join(standalone, 'public'), { recursive: true })
  await buildWorker(standalone)
  // next copies .env into what it builds: a second, stale home for the secrets.
  rmSync(path.join(standalone, '.env'), { force: true })
  writeFileSync(STAMP, before)
}
