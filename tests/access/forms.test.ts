import { describe, expect, it } from 'vitest'
import { formBody } from '@/lib/access/body'
import { formValues, MOST_FIELDS } from '@/lib/access/form'

const form = (...fields: [string, string | Blob][]) => {
  const made = new FormData()
  for (const [name, value] of fields) made.append(name, value)
  return made
}

describe('a form’s fields', () => {
  it('are single texts, the last of a name, and lists where the name says so', () => {
    const given = form(
      ['name', '甲'],
      ['tags[]', 'a'],
      ['$ACTION_ID', 'x'],
      ['name', '乙'],
      ['tags[]', 'b'],
      ['file', new Blob(['x'])],
      ['files[]', new Blob(['x'])],
    )
    expect(formValues(given)).toEqual({ name: '乙', tags: ['a', 'b'], files: [] })
  })

  it('are read in one go however many there are, and refused in words beyond any form’s number', () => {
    const many = (count: number) => form(...Array.from({ length: count }, (_, n): [string, string] => [`f${n}`, '1']))
    const begun = performance.now()
    expect(Object.keys(formValues(many(MOST_FIELDS)))).toHaveLength(MOST_FIELDS)
    // Asking the form for each name took twenty seconds for so many.
    expect(performance.now() - begun).toBeLessThan(3_000)
    expect(() => formValues(many(MOST_FIELDS + 1))).toThrow('这张表单的内容过多')
  })
})

describe('a form in a request’s body', () => {
  const sent = (body: BodyInit, type?: string) =>
    new Request('http://localhost/', { method: 'POST', body, headers: type ? { 'content-type': type } : {} })

  it('is read whatever way a browser sends it', async () => {
    for (const body of [new URLSearchParams({ id: '台账' }), form(['id', '台账'])])
      expect(formValues(await formBody(sent(body)))).toEqual({ id: '台账' })
  })

  it('is refused as too large before it is read to its end', async () => {
    let taken = 0
    const endless = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        taken += 1
        controller.enqueue(new Uint8Array(1024 * 1024))
      },
    })
    const request = new Request('http://localhost/', { method: 'POST', body: endless, duplex: 'half' } as RequestInit)
    await expect(formBody(request)).rejects.toMatchObject({ code: 'too-large' })
    expect(taken).toBeLessThan(10)
  })

  it('that was cut off, or is none, is refused in words', async () => {
    const cut = '--b\r\nContent-Disposition: form-data; name="id"\r\n\r\n台'
    for (const request of [sent(cut, 'multipart/form-data; boundary=b'), sent('{}', 'application/json'), sent('x')])
      await expect(formBody(request)).rejects.toMatchObject({ code: 'refused' })
  })
})
