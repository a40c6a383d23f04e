import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { once, sentDigest } from '@/lib/access/once'
import { settings } from '@/lib/db/tables/house'
import { Problem } from '@/lib/kernel/errors'
import { worldPerTest } from '../world/world'

const world = worldPerTest()

function form(fields: Record<string, string | File>): FormData {
  const data = new FormData()
  for (const [name, value] of Object.entries(fields)) data.set(name, value)
  return data
}

describe('a form sent again under its key', () => {
  const send = (value: string, action = 'visit.create') => {
    const { store } = world()
    const digest = sentDigest(form({ _key: 'k', summary: value }))
    return store.write((tx) =>
      once(
        tx,
        { userId: 'u' },
        action,
        'k',
        async () => {
          await tx.insert(settings).values({ key: `once-${value}`, value })
          return { value }
        },
        digest,
      ),
    )
  }
  const written = (value: string) =>
    world()
      .store.read.select()
      .from(settings)
      .where(eq(settings.key, `once-${value}`))

  it('answers the same and writes once', async () => {
    expect(await send('a')).toEqual({ value: 'a' })
    expect(await send('a')).toEqual({ value: 'a' })
    expect(await written('a')).toHaveLength(1)
  })

  it('is refused when its content or its action has changed, and nothing is written', async () => {
    await send('a')
    await expect(send('b')).rejects.toBeInstanceOf(Problem)
    await expect(send('b')).rejects.toThrow('已经提交过')
    await expect(send('a', 'visit.update')).rejects.toThrow('已经提交过')
    expect(await written('b')).toHaveLength(0)
  })
})

describe('sentDigest', () => {
  it('tells contents and files apart, not keys', () => {
    const base = sentDigest(form({ _key: '1', name: '海汇' }))
    expect(sentDigest(form({ _key: '2', name: '海汇' }))).toBe(base)
    expect(sentDigest(form({ _key: '1', name: '海尔' }))).not.toBe(base)
    const file = (text: string) => sentDigest(form({ _key: '1', file: new File([text], 'a.xlsx') }))
    expect(file('a')).not.toBe(file('ab'))
  })
})
