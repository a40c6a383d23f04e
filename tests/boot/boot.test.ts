import { type SpawnSyncReturns, spawn, spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parseEnv } from 'node:util'
import { afterEach, beforeEach, expect, test } from 'vitest'

const PROJECT = path.resolve(import.meta.dirname, '../..')
let root = ''

/** A checkout with only the launcher in it, and an environment without this test's own settings. */
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'zhaoyin-boot-'))
  mkdirSync(path.join(root, 'lib/cli'), { recursive: true })
  cpSync(path.join(PROJECT, 'lib/cli/boot'), path.join(root, 'lib/cli/boot'), { recursive: true })
  cpSync(path.join(PROJECT, '.env.example'), path.join(root, '.env.example'))
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

const machine = { PATH: process.env.PATH, NODE_ENV: 'test' as const }
const script = (code: string) => ['--input-type=module', '-e', code]

function node(code: string, env: Record<string, string> = {}): SpawnSyncReturns<string> {
  return spawnSync(process.execPath, script(code), {
    cwd: root,
    encoding: 'utf8',
    env: { ...machine, ...env },
  })
}

const SETTINGS = "import { settings } from './lib/cli/boot/settings.mjs'; console.log(JSON.stringify(settings()))"
const settings = (env?: Record<string, string>): Record<string, string> => JSON.parse(node(SETTINGS, env).stdout)
const written = () => parseEnv(readFileSync(path.join(root, '.env'), 'utf8'))

test('the first start writes .env with a secret of its own, readable by nobody else', () => {
  const first = settings()
  expect(first.NEXTAUTH_SECRET).toMatch(/^[\w-]{48}$/)
  expect(statSync(path.join(root, '.env')).mode & 0o777).toBe(0o600)
  expect(settings().NEXTAUTH_SECRET).toBe(first.NEXTAUTH_SECRET)
  rmSync(path.join(root, '.env'))
  expect(settings().NEXTAUTH_SECRET).not.toBe(first.NEXTAUTH_SECRET)
})

test('no secret is ever printed', () => {
  const { stdout, stderr } = node("import { settings } from './lib/cli/boot/settings.mjs'; settings()")
  expect(stdout + stderr).not.toContain(written().NEXTAUTH_SECRET)
})

test('the caller wins over .env, and paths come out absolute', () => {
  writeFileSync(path.join(root, '.env'), 'PORT=3000\nDATA_DIR=here\nNEXTAUTH_SECRET=kept\n')
  const plain = settings()
  expect(plain).toMatchObject({
    PORT: '3000',
    DATA_DIR: path.join(root, 'here'),
    NEXTAUTH_URL: 'http://localhost:3000',
  })
  expect(plain.DATABASE_URL).toBe(`file:${path.join(root, 'data/zhaoyin.db')}`)
  const asked = settings({ PORT: '4000', DATABASE_URL: 'postgres://db/zhaoyin', NEXTAUTH_URL: 'https://a.example' })
  expect(asked).toMatchObject({
    PORT: '4000',
    DATABASE_URL: 'postgres://db/zhaoyin',
    NEXTAUTH_URL: 'https://a.example',
  })
  expect(asked.NEXTAUTH_SECRET).toBe('kept')
})

test('a district that began empty stays without the demo', () => {
  settings({ ZHAOYIN_DEMO: '0' })
  expect(settings().ZHAOYIN_DEMO).toBe('0')
})

test('a taken port is refused in a sentence that names another one', async () => {
  const taken = createServer()
  const port = await new Promise<number>((resolve) => {
    taken.listen(0, '0.0.0.0', () => resolve((taken.address() as { port: number }).port))
  })
  const asked = node(
    `import { main } from './lib/cli/boot/place.mjs'; import { portIsFree } from './lib/cli/boot/serve.mjs'; await main(() => portIsFree(${port}))`,
  )
  taken.close()
  expect(asked.status).toBe(1)
  expect(asked.stderr).toContain(`PORT=${port + 1} npm start`)
})

const TURN = `
  import { appendFileSync } from 'node:fs'
  import { setTimeout as pause } from 'node:timers/promises'
  import { alone } from './lib/cli/boot/lock.mjs'
  await alone(async () => {
    appendFileSync('turns', 'in ')
    await pause(400)
    appendFileSync('turns', 'out ')
  })`

test('two starts at once take turns, and a dead one holds nobody up', async () => {
  mkdirSync(path.join(root, '.node'))
  const dead = spawnSync(process.execPath, ['-e', '']).pid
  writeFileSync(path.join(root, '.node/preparing'), String(dead))
  const turn = () =>
    new Promise((resolve) => {
      spawn(process.execPath, script(TURN), { cwd: root, env: machine }).on('close', resolve)
    })
  expect(await Promise.all([turn(), turn(), turn()])).toEqual([0, 0, 0])
  expect(readFileSync(path.join(root, 'turns'), 'utf8')).toBe('in out in out in out ')
  expect(existsSync(path.join(root, '.node/preparing'))).toBe(false)
})
