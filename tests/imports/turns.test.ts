import { expect, test } from 'vitest'
import { Turns } from '@/lib/imports/read/turns'

const settled = async () => {
  for (let i = 0; i < 5; i++) await Promise.resolve()
}

/** Work that ends when told, noting who began. */
function stage() {
  const began: string[] = []
  const ends = new Map<string, () => void>()
  const turns = new Turns()
  const come = (name: string, weight: 1 | 2 = 1) =>
    turns.take(name.split('/')[0] ?? '', weight, () => {
      began.push(name)
      return new Promise<string>((resolve) => ends.set(name, () => resolve(name)))
    })
  const end = async (name: string) => {
    ends.get(name)?.()
    await settled()
  }
  return { began, come, end }
}

test('two small files at once, a large one alone', async () => {
  const { began, come, end } = stage()
  void come('a/1')
  void come('b/1')
  void come('c/1', 2)
  void come('d/1')
  await settled()
  expect(began).toEqual(['a/1', 'b/1'])
  await end('a/1')
  expect(began).toHaveLength(2)
  await end('b/1')
  expect(began).toEqual(['a/1', 'b/1', 'c/1'])
  await end('c/1')
  expect(began.at(-1)).toBe('d/1')
})

test("one person's files wait behind everybody's first", async () => {
  const { began, come, end } = stage()
  for (const name of ['a/1', 'a/2', 'a/3', 'a/4', 'b/1']) void come(name)
  await settled()
  expect(began).toEqual(['a/1', 'a/2'])
  await end('a/1')
  expect(began.at(-1)).toBe('b/1')
  await end('b/1')
  expect(began.at(-1)).toBe('a/3')
})

test('too many of one person are refused, others still come in; work of the server is not turned away; what fails lets go', async () => {
  const { began, come, end } = stage()
  for (let i = 1; i <= 6; i++) void come(`a/${i}`)
  await expect(come('a/7')).rejects.toMatchObject({
    code: 'refused',
    sentence: expect.stringContaining('过一两分钟再试'),
  })
  for (let i = 1; i <= 6; i++) void come(`/${i}`)
  void come('b/1')
  await end('a/1')
  expect(began.at(-1)).not.toBe('a/3')
  const broken = new Turns()
  await expect(broken.take('a', 2, () => Promise.reject(new Error('x')))).rejects.toThrow('x')
  expect(await broken.take('b', 2, () => Promise.resolve('read'))).toBe('read')
})
