import { spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { afterEach, expect, test, vi } from 'vitest'
import { headOf } from '@/lib/audit/heads'
import { verifyTrail } from '@/lib/audit/verify'
import { audit } from '@/lib/cli/audit'
import { auditEntries } from '@/lib/db/tables/house'
import { env, PROJECT_ROOT } from '@/lib/env'
import { worldPerTest } from '../world/world'
import { behindTheBack, disarm, writeEntries } from './back-door'

const world = worldPerTest()
afterEach(() => void vi.restoreAllMocks())

async function run(args: string[], options: Record<string, string> = {}) {
  const out: string[] = []
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => out.push(String(text)) > 0)
  const context = {
    store: world().store,
    format: { json: true },
    args,
    options,
    operator: async () => world().viewer('auditor'),
  }
  const code = await audit.run(context)
  vi.restoreAllMocks()
  return { code, answer: JSON.parse(out.join('')) }
}

test('audit verify names the first bad entry and answers by its exit code; audit head is for the notebook', async () => {
  const { store } = world()
  await writeEntries(world(), 3)
  const head = await run(['head'])
  expect(head).toMatchObject({ code: 0, answer: { seq: 3 } })
  const kept = String(head.answer.hash).split('.').at(-1)?.slice(0, 16) ?? ''
  expect(await run(['verify'], { head: kept })).toMatchObject({ code: 0, answer: { ok: true, entries: 3 } })
  expect(await run(['verify'], { head: '0123456789ab' })).toMatchObject({ code: 1, answer: { fault: { kind: 'cut' } } })
  await expect(run(['verify'], { head: '王芳' })).rejects.toMatchObject({ code: 'refused' })

  await disarm(store.url)
  await behindTheBack(store.url, "update audit_entries set user_name = '李雷' where seq = 2")
  expect(await run(['verify'])).toMatchObject({
    code: 1,
    answer: { ok: false, fault: { kind: 'changed', words: '内容被改', seq: 2, action: 'project.update' } },
  })
})

test('two processes that write at once keep one chain', async () => {
  const { store } = world()
  const command = ['user', 'add', 'zhang.san', '--name', '张三', '--role', 'staff', '--json']
  const child = spawn(process.execPath, ['--import', 'tsx', path.join(PROJECT_ROOT, 'lib/cli/main.ts'), ...command], {
    cwd: PROJECT_ROOT,
    env: { ...process.env, DATABASE_URL: store.url },
    stdio: 'ignore',
  })
  const ended = once(child, 'close')
  let written = 0
  // Writes on until the other process has ended, so that the two overlap for certain.
  while (child.exitCode === null || written === 0) {
    await writeEntries(world(), 5)
    written += 5
  }
  expect((await ended)[0]).toBe(0)
  // The command also brings the district the dictionary entries it lacks.
  const entries = await store.read.select({ action: auditEntries.action }).from(auditEntries)
  expect((await headOf(store.read))?.seq).toBe(entries.length)
  expect(entries.length).toBeGreaterThan(written)
  expect(entries.filter(({ action }) => action === 'user.create')).toHaveLength(1)
  expect((await verifyTrail(store.read, env.AUDIT_SECRET)).fault).toBeUndefined()
}, 120_000)
