/**
 * The JSON of a request's body, read no further than `most` bytes: Next reads tens of megabytes before it objects, and parses them.
 * `too-large` when there is more; undefined when it is no JSON.
 */
export async function jsonBody(request: Request, most: number): Promise<{ json: unknown } | 'too-large'> {
  const parts: Uint8Array[] = []
  let length = 0
  for await (const part of request.body ?? []) {
    length += part.byteLength
    if (length > most) return 'too-large'
    parts.push(part)
  }
  try {
    return { json: JSON.parse(Buffer.concat(parts).toString('utf8')) }
  } catch {
    return { json: undefined }
  }
}
