import { beforeEach, describe, expect, it } from 'vitest'
import { notedHeads, noteHead } from '@/lib/audit/heads'
import { verifyTrail } from '@/lib/audit/verify'
import { env } from '@/lib/env'
import { worldPerTest } from '../world/world'
import { behindTheBack, disarm, rehash, wholeTrail, writeEntries } from './back-door'

const KEY = env.AUDIT_SECRET
const world = worldPerTest()
const verified = (key = KEY) =>
  verifyTrail(
    world().store.read,
    key,
    notedHeads(world().store.url).map((head) => ({ ...head, from: '记下的链头' })),
  )
const tamper = (...statements: string[]) => behindTheBack(world().store.url, ...statements)

beforeEach(async () => {
  await writeEntries(world(), 8)
  await noteHead(world().store)
  await disarm(world().store.url)
})

describe('behind the back of the product', () => {
  it('nothing done, nothing found', async () => {
    const { fault, ...verdict } = await verified()
    expect(fault).toBeUndefined()
    expect(verdict).toMatchObject({ entries: 8, unkeyed: 0, head: { seq: 8 } })
  })

  it.each([
    ["user_name = '李雷'"],
    ["user_id = 'p-2'"],
    ['unit_id = null'],
    ["action = 'project.read'"],
    ["noun = 'visit'"],
    ["record_id = 'p9'"],
    ['before = null'],
    [`after = '{"amount":301,"name":"项目3","tags":["甲","乙"]}'`],
    [`after = '{"amount":300,"name":"项目3","tags":["乙","甲"]}'`],
    ["prev_hash = 'start'"],
    ["hash = 'k1.00000000.00'"],
  ])('an edit is found: %s', async (change) => {
    await tamper(`update audit_entries set ${change} where seq = 3`)
    const { fault, entries } = await verified()
    expect([entries, fault?.seq]).toEqual([3, 3])
    expect(fault?.kind).toBe(change.startsWith('hash') ? 'other-key' : 'changed')
    expect(fault?.at).toBeInstanceOf(Date)
  })

  it('an entry dated back is found', async () => {
    const later = await wholeTrail(world().store)
    expect(later).toHaveLength(8)
    const moved = world().store.url.startsWith('postgres') ? "at - interval '1 day'" : 'at - 86400000'
    await tamper(`update audit_entries set at = ${moved} where seq = 5`)
    expect((await verified()).fault).toMatchObject({ kind: 'changed', seq: 5, action: 'project.update' })
  })

  it('the same JSON in other order or spacing is the same entry', async () => {
    await tamper(
      `update audit_entries set after = '{ "tags": ["甲","乙"], "name":"项目3", "amount":300 }' where seq = 3`,
    )
    expect((await verified()).fault).toBeUndefined()
  })

  it('a deleted entry leaves a gap', async () => {
    await tamper('delete from audit_entries where seq in (4, 5)')
    expect((await verified()).fault).toMatchObject({ kind: 'missing', seq: 4, detail: '第 4 至 5 条不在表中' })
  })

  it('a gap closed by renumbering is a change of order', async () => {
    await tamper(
      'delete from audit_entries where seq = 4',
      ...[5, 6, 7, 8].map((seq) => `update audit_entries set seq = ${seq - 1} where seq = ${seq}`),
    )
    expect((await verified()).fault).toMatchObject({ kind: 'moved', seq: 4, detail: '原为第 5 条' })
  })

  it('two entries that changed places are found', async () => {
    await tamper(
      'update audit_entries set seq = 900 where seq = 3',
      'update audit_entries set seq = 3 where seq = 6',
      'update audit_entries set seq = 6 where seq = 900',
    )
    expect((await verified()).fault).toMatchObject({ kind: 'moved', seq: 3, detail: '原为第 6 条' })
  })

  it('a cut-off tail is found by the noted head, also after more has been written', async () => {
    await tamper('delete from audit_entries where seq > 5')
    expect((await verified()).fault).toMatchObject({ kind: 'cut', seq: 6 })
    await writeEntries(world(), 1)
    await noteHead(world().store)
    expect((await verified()).fault).toMatchObject({ kind: 'cut', seq: 7 })
    await writeEntries(world(), 4)
    await noteHead(world().store)
    expect((await verified()).fault).toMatchObject({ kind: 'rewritten', seq: 8 })
  })

  it('a cut-off tail is found by a head copied into a notebook', async () => {
    const { read, url } = world().store
    const written = (await wholeTrail(world().store)).at(-1)?.hash?.split('.').at(-1)?.slice(0, 16) ?? ''
    expect((await verifyTrail(read, KEY, [{ hash: written, from: '所给链头' }])).fault).toBeUndefined()
    await behindTheBack(url, 'delete from audit_entries where seq = 8')
    expect((await verifyTrail(read, KEY, [{ hash: written, from: '所给链头' }])).fault).toMatchObject({ kind: 'cut' })
    expect((await verifyTrail(read, KEY)).fault).toBeUndefined()
  })

  it('an emptied trail is found', async () => {
    await tamper('delete from audit_entries')
    expect((await verified()).fault).toMatchObject({ kind: 'cut', seq: 1 })
  })

  it('a forged entry is found, at the end and without any hash', async () => {
    const columns = 'seq, at, user_id, user_name, unit_id, action, noun, record_id, before, after, prev_hash, hash'
    const copy = columns.replace('seq', '9')
    await tamper(`insert into audit_entries (${columns}) select ${copy} from audit_entries where seq = 2`)
    expect((await verified()).fault).toMatchObject({ kind: 'moved', seq: 9, detail: '原为第 2 条' })
    await tamper('update audit_entries set hash = null where seq = 9')
    expect((await verified()).fault).toMatchObject({ kind: 'unsealed', seq: 9 })
  })

  it('hashes made anew without the key, or with another, are found', async () => {
    await tamper("update audit_entries set user_name = '李雷' where seq = 3")
    await rehash(world().store, 3, undefined)
    expect((await verified()).fault).toMatchObject({ kind: 'no-key', seq: 3 })
    await rehash(world().store, 3, 'a guess')
    expect((await verified()).fault).toMatchObject({ kind: 'other-key', seq: 3 })
    await rehash(world().store, 1, undefined)
    expect((await verifyTrail(world().store.read, KEY)).fault).toMatchObject({ kind: 'no-key', seq: 8 })
  })

  it('a trail rewritten by somebody who has the key contradicts the noted head', async () => {
    await tamper("update audit_entries set user_name = '李雷' where seq = 3")
    await rehash(world().store, 3, KEY)
    expect((await verified()).fault).toMatchObject({ kind: 'rewritten', seq: 8 })
  })

  it('asked without the key, the verifier says so instead of passing', async () => {
    expect((await verifyTrail(world().store.read, undefined)).fault).toMatchObject({ kind: 'no-key', seq: 1 })
  })
})
