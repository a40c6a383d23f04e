import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { parseEnv } from 'node:util'
import { at, ROOT, say } from './place.mjs'

const FILE = at('.env')
const EXAMPLE = at('.env.example')

export const secret = () => randomBytes(36).toString('base64url')

/**
 * .env.example with fresh secrets. Whether the demo was wanted is remembered, so that a district which began empty is
 * not filled with invented companies by the next plain start.
 */
function write() {
  const keep = process.env.ZHAOYIN_DEMO === '0' ? { ZHAOYIN_DEMO: '0' } : {}
  const fresh = { NEXTAUTH_SECRET: secret(), AUDIT_SECRET: secret(), ...keep }
  const text = readFileSync(EXAMPLE, 'utf8').replace(/^([A-Z_]+)=.*$/gm, (line, key) =>
    key in fresh ? `${key}=${fresh[key]}` : line,
  )
  writeFileSync(FILE, text, { mode: 0o600, flag: 'wx' })
  say('已生成 .env（含随机密钥，仅本人可读）。 Wrote .env with fresh secrets.')
}

/** DATABASE_URL with a relative file made absolute: the standalone server changes its working directory. */
const absolute = (url) =>
  url.startsWith('file:') ? `file:${path.resolve(ROOT, url.slice('file:'.length).replace(/^\/\/(?=\/)/, ''))}` : url

/**
 * The environment of everything that is started: .env, then what the caller's environment says, which wins. Writes
 * .env and the data folder where they are missing. Paths come out absolute.
 */
export function settings() {
  if (!existsSync(FILE)) write()
  const env = { ...parseEnv(readFileSync(FILE, 'utf8')), ...process.env }
  env.PORT ||= '3000'
  env.DATABASE_URL = absolute(env.DATABASE_URL || 'file:data/zhaoyin.db')
  env.DATA_DIR = path.resolve(ROOT, env.DATA_DIR || 'data')
  env.NEXTAUTH_URL ||= `http://localhost:${env.PORT}`
  env.ZHAOYIN_ROOT = ROOT
  env.NEXT_TELEMETRY_DISABLED = '1'
  mkdirSync(env.DATA_DIR, { recursive: true, mode: 0o700 })
  return env
}

/**
 * The environment of tests: nothing of the machine's own settings, everything inside the given temporary folder.
 * DATABASE_URL passes only when it names a PostgreSQL, where each test makes a database of its own.
 */
export function testSettings(folder) {
  const env = { ...process.env }
  for (const key of Object.keys(parseEnv(readFileSync(EXAMPLE, 'utf8')))) env[key] = ''
  const given = process.env.DATABASE_URL ?? ''
  const postgres = given.startsWith('postgres')
  return {
    ...env,
    DATABASE_URL: postgres ? given : `file:${path.join(folder, 'zhaoyin.db')}`,
    DATA_DIR: folder,
    NEXTAUTH_SECRET: secret(),
    AUDIT_SECRET: secret(),
    ZHAOYIN_ROOT: ROOT,
    NEXT_TELEMETRY_DISABLED: '1',
    // A test that asks for the clock sets it; no other wants work on its database that it did not start.
    JOBS: '0',
  }
}
