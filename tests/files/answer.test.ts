import { Readable } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { fileAnswer } from '@/lib/files/answer'

const CONTENT = '0123456789'
const FILE = { sha256: 'a'.repeat(64), size: 10, type: 'application/pdf', fileName: '投资协议(1)"x".pdf', inline: true }
const ask = async (headers: Record<string, string> = {}, file: Partial<typeof FILE> = {}) => {
  const answer = await fileAnswer(new Headers(headers), { ...FILE, ...file }, async (range) =>
    Readable.from(Buffer.from(CONTENT.slice(range?.start, range && range.end + 1))),
  )
  if (!answer) throw new Error('no bytes')
  return { status: answer.status, headers: Object.fromEntries(answer.headers), body: await answer.text() }
}

describe('a stored file as an answer', () => {
  it('comes whole, said to be nothing but what it is', async () => {
    const { status, headers, body } = await ask()
    expect([status, body]).toEqual([200, CONTENT])
    expect(headers).toMatchObject({
      'content-type': 'application/pdf',
      'content-length': '10',
      'accept-ranges': 'bytes',
      'cache-control': 'private, no-cache',
      'x-content-type-options': 'nosniff',
      'content-disposition': `inline; filename="____(1)_x_.pdf"; filename*=UTF-8''%E6%8A%95%E8%B5%84%E5%8D%8F%E8%AE%AE%281%29%22x%22.pdf`,
    })
    expect(headers['content-security-policy']).toMatch(/^default-src 'none'.*; object-src 'self'/)
    expect((await ask({}, { type: 'image/png' })).headers['content-security-policy']).toMatch(/; sandbox$/)
    expect((await ask({}, { inline: false })).headers['content-disposition']).toMatch(/^attachment; /)
  })

  it.each([
    ['bytes=2-4', 206, '234', 'bytes 2-4/10', '3'],
    ['bytes=-3', 206, '789', 'bytes 7-9/10', '3'],
    ['bytes=8-', 206, '89', 'bytes 8-9/10', '2'],
    ['bytes=10-', 416, '', 'bytes */10', undefined],
    ['bytes=0-1,4-5', 200, CONTENT, undefined, '10'],
  ])('%s', async (range, status, body, contentRange, length) => {
    const answer = await ask({ range })
    expect([answer.status, answer.body, answer.headers['content-range'], answer.headers['content-length']]).toEqual([
      status,
      body,
      contentRange,
      length,
    ])
  })

  it('comes not again to whom has it, and whole when a part of another version was begun', async () => {
    const etag = `"${FILE.sha256}"`
    expect(await ask({ 'if-none-match': `W/${etag}` })).toMatchObject({ status: 304, body: '' })
    expect(await ask({ 'if-none-match': `"b", ${etag}` })).toMatchObject({ status: 304 })
    expect(await ask({ 'if-none-match': '"b"' })).toMatchObject({ status: 200 })
    expect(await ask({ range: 'bytes=0-0', 'if-range': etag })).toMatchObject({ status: 206, body: '0' })
    expect(await ask({ range: 'bytes=0-0', 'if-range': '"b"' })).toMatchObject({ status: 200, body: CONTENT })
  })

  it('is undefined when the bytes are gone', async () => {
    expect(await fileAnswer(new Headers(), FILE, async () => undefined)).toBeUndefined()
  })
})
