import { afterEach, describe, expect, it } from 'vitest'
import { notedHeads, noteHead } from '@/lib/audit/heads'
import { adoptTrail, audit } from '@/lib/audit/record'
import { verifyTrail } from '@/lib/audit/verify'
import { dialect } from '@/lib/db/dialect'
import { inside, openStore } from '@/lib/db/store'
import { settings } from '@/lib/db/tables/house'
import { env } from '@/lib/env'
import { worldPerTest } from '../world/world'
import { behindTheBack, disarm, SOMEBODY, wholeTrail, writeEntries } from './back-door'

const KEY = env.AUDIT_SECRET
const world = worldPerTest()
afterEach(() => {
  env.AUDIT_SECRET = KEY
})
const entry = (id: string) => ({ action: 'project.update', noun: 'project', id })
const sound = async (entries: number) => {
  const { fault, ...verdict } = await verifyTrail(world().store.read, env.AUDIT_SECRET)
  expect(fault).toBeUndefined()
  expect(verdict.entries).toBe(entries)
  return verdict
}

describe('the chain', () => {
  it('numbers entries without gaps; a write that fails leaves none', async () => {
    const { store } = world()
    await writeEntries(world(), 2)
    await expect(
      store.write(async (tx) => {
        await audit(tx, SOMEBODY, entry('lost'))
        throw new Error('stop')
      }),
    ).rejects.toThrow('stop')
    await store.write(async (tx) => {
      await audit(tx, SOMEBODY, entry('a'), entry('b'))
      await inside(tx)((nested) => audit(nested, SOMEBODY, entry('c')))
    })
    const rows = await wholeTrail(store)
    expect(rows.map(({ seq, recordId }) => [seq, recordId])).toEqual([
      [1, 'p1'],
      [2, 'p2'],
      [3, 'a'],
      [4, 'b'],
      [5, 'c'],
    ])
    expect(rows.map(({ prevHash }) => prevHash)).toEqual(['start', ...rows.slice(0, -1).map(({ hash }) => hash)])
    await sound(5)
  })

  it('holds whatever JSON can say', async () => {
    const odd = {
      z: 1,
      a: [null, { y: '“引”\n\t', x: 0.1 + 0.2 }],
      中: 1e21,
      day: new Date(0),
      none: undefined,
      '': -0,
    }
    for (const after of [odd, { text: '123' }, ['7', 7, true], [], {}, null])
      await world().store.write((tx) => audit(tx, SOMEBODY, { ...entry('odd'), after }))
    await sound(6)
  })

  it('takes ten thousand entries of one import', async () => {
    await world().store.write(async (tx) => {
      for (let n = 0; n < 10_000; n++) await audit(tx, SOMEBODY, { ...entry(`p${n}`), after: { name: `项目${n}` } })
    })
    expect((await sound(10_000)).head?.seq).toBe(10_000)
  })

  it('stays whole under writers side by side, in this process and another', async () => {
    const { store } = world()
    const other = openStore(store.url)
    const writes = Array.from({ length: 60 }, (_, n) =>
      (n % 2 ? store : other).write(async (tx) => {
        await tx.insert(settings).values({ key: `k${n}`, value: n })
        await audit(tx, SOMEBODY, entry(`a${n}`), entry(`b${n}`))
        if (n % 10 === 9) throw new Error('stop')
      }),
    )
    const results = await Promise.allSettled(writes)
    await other.close()
    expect(results.filter(({ status }) => status === 'rejected')).toHaveLength(6)
    await sound(108)
  })

  it('is refused to whoever would change it, and after the transaction', async () => {
    const { store } = world()
    await writeEntries(world(), 2)
    for (const statement of [
      "update audit_entries set user_name = '李雷' where seq = 1",
      'delete from audit_entries where seq = 2',
      ...(dialect === 'sqlite' ? [] : ['truncate audit_entries']),
    ])
      await expect(behindTheBack(store.url, statement)).rejects.toThrow('audit entries are never')
    const late = await store.write(async (tx) => tx)
    await expect(audit(late, SOMEBODY, entry('late'))).rejects.toThrow('not inside an open transaction')
    await sound(2)
  })

  it('vouches for the entries from before it, and only for those', async () => {
    const { store } = world()
    await behindTheBack(
      store.url,
      ...[3, 4, 9].map(
        (seq) =>
          `insert into audit_entries (seq, at, user_id, user_name, action, noun, record_id) values (${seq}, ${dialect === 'sqlite' ? '1000' : "'2026-01-01'"}, 'p', '王芳', 'visit.create', 'visit', 'v${seq}')`,
      ),
    )
    await adoptTrail(store)
    await adoptTrail(store)
    await writeEntries(world(), 1)
    expect(await sound(5)).toMatchObject({ unchained: 3, unkeyed: 0 })
    expect((await wholeTrail(store))[3]).toMatchObject({
      seq: 10,
      action: 'audit.seal',
      after: { begins: 'chain', count: 3 },
    })
    await disarm(store.url)
    await behindTheBack(store.url, "update audit_entries set user_name = '李雷' where seq = 4")
    expect((await verifyTrail(store.read, KEY)).fault).toMatchObject({ kind: 'changed', seq: 1 })
  })

  it('takes up a key that is set later, and never goes back to none or to another', async () => {
    const { store } = world()
    env.AUDIT_SECRET = undefined
    await writeEntries(world(), 2)
    expect(await sound(2)).toMatchObject({ unkeyed: 2 })
    env.AUDIT_SECRET = KEY
    await adoptTrail(store)
    await writeEntries(world(), 1)
    expect(await sound(4)).toMatchObject({ unkeyed: 2 })
    env.AUDIT_SECRET = undefined
    await expect(writeEntries(world(), 1)).rejects.toThrow('AUDIT_SECRET is missing')
    env.AUDIT_SECRET = 'another'
    await expect(writeEntries(world(), 1)).rejects.toThrow('AUDIT_SECRET is not the key')
    env.AUDIT_SECRET = KEY
    await sound(4)
  })

  it('notes its head outside the table when the store closes', async () => {
    const { store } = world()
    const own = openStore(store.url)
    await writeEntries({ store: own }, 3)
    await own.close()
    expect(notedHeads(store.url)).toMatchObject([{ seq: 3 }])
    await writeEntries(world(), 1)
    await noteHead(store)
    expect(notedHeads(store.url)).toMatchObject([{ seq: 4 }])
  })
})

// One writer at a time is SQLite's nature.
if (dialect === 'postgres')
  it('does not make a long write hold the chain up, nor fail', async () => {
    const { store } = world()
    let enter: () => void = () => undefined
    const entered = new Promise<void>((resolve) => {
      enter = resolve
    })
    let go: () => void = () => undefined
    const gate = new Promise<void>((resolve) => {
      go = resolve
    })
    let attempts = 0
    const long = store.write(async (tx) => {
      attempts += 1
      await tx.insert(settings).values({ key: 'long', value: 1 })
      await audit(tx, SOMEBODY, entry('long'))
      enter()
      await gate
    })
    await entered
    await writeEntries(world(), 3)
    go()
    await long
    expect(attempts).toBe(1)
    expect((await wholeTrail(store)).map(({ recordId }) => recordId)).toEqual(['p1', 'p2', 'p3', 'long'])
    await sound(4)
  })
