import { Problem, refused } from '@/lib/kernel/errors'
import { MOST_FIELDS } from './form'

/** The longest form of fields without files: as many as may be, of some 200 bytes each with their names. */
const MOST_FORM_BYTES = MOST_FIELDS * 200
const NO_FORM = '提交的内容不完整或格式无法识别，请刷新页面后重试。'

/**
 * The JSON of a request's body, read no further than `most` bytes: Next reads tens of megabytes before it objects, and parses them.
 * `too-large` when there is more; undefined when it is no JSON.
 */
export async function jsonBody(request: Request, most: number): Promise<{ json: unknown } | 'too-large'> {
  const bytes = await readUpTo(request, most)
  if (!bytes) return 'too-large'
  try {
    return { json: JSON.parse(bytes.toString('utf8')) }
  } catch {
    return { json: undefined }
  }
}

/**
 * The form in a request's body, without files, read no further than it can be long: Next cuts off what is longer still, and what is left is no
 * form. Problems: too-large, refused for what is no form.
 */
export async function formBody(request: Request): Promise<FormData> {
  const bytes = await readUpTo(request, MOST_FORM_BYTES)
  if (!bytes) throw new Problem('too-large')
  const headers = { 'content-type': request.headers.get('content-type') ?? '' }
  try {
    return await new Response(new Uint8Array(bytes), { headers }).formData()
  } catch {
    throw refused(NO_FORM)
  }
}

async function readUpTo(request: Request, most: number): Promise<Buffer | undefined> {
  const parts: Uint8Array[] = []
  let length = 0
  for await (const part of request.body ?? []) {
    length += part.byteLength
    if (length > most) return undefined
    parts.push(part)
  }
  return Buffer.concat(parts)
}
