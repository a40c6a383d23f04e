import { Readable } from 'node:stream'
import { rangeOf } from './range'

type Open = (range?: { start: number; end: number }) => Promise<Readable | undefined>
type Served = {
  sha256: string
  size: number
  type: string
  fileName: string
  /** Shown in the page; else handed over as a download. */
  inline: boolean
}

const OURS = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'"
/**
 * Nothing in a stored file may run, load or send; only our own pages may frame it. Chrome wraps a PDF in a page of its own, under the file's
 * policy: it shows nothing in a sandbox, and loads its viewer as an object or frame of the same address (crbug 271452).
 */
const policyFor = (type: string) =>
  type === 'application/pdf' ? `${OURS}; object-src 'self'; frame-src 'self'` : `${OURS}; sandbox`

/** A name in a header: plain letters for old clients, RFC 5987 for the rest. */
function disposition({ inline, fileName }: Served): string {
  const encoded = encodeURIComponent(fileName).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`)
  const plain = fileName.replace(/[^\x20-\x7e]|["\\%]/g, '_')
  return `${inline ? 'inline' : 'attachment'}; filename="${plain}"; filename*=UTF-8''${encoded}`
}

/**
 * A stored file as an HTTP answer: whole, one part of it (206, 416), or nothing when the client has it (304). Undefined when the bytes are
 * not there. Whoever calls has asked whether the file may be seen.
 */
export async function fileAnswer(asked: Headers, file: Served, open: Open): Promise<Response | undefined> {
  const etag = `"${file.sha256}"`
  const headers = new Headers({
    etag,
    'accept-ranges': 'bytes',
    // Asked anew each time: whoever may no longer see it gets no answer from his own cache either.
    'cache-control': 'private, no-cache',
    'content-type': file.type,
    'content-disposition': disposition(file),
    'content-security-policy': policyFor(file.type),
    'x-content-type-options': 'nosniff',
    'cross-origin-resource-policy': 'same-origin',
  })
  const known = asked
    .get('if-none-match')
    ?.split(',')
    .map((tag) => tag.trim().replace(/^W\//, ''))
  if (known?.some((tag) => tag === etag || tag === '*')) return new Response(null, { status: 304, headers })
  const sameVersion = [null, etag].includes(asked.get('if-range'))
  const range = sameVersion ? rangeOf(asked.get('range'), file.size) : 'whole'
  if (range === 'unsatisfiable') {
    headers.set('content-range', `bytes */${file.size}`)
    return new Response(null, { status: 416, headers })
  }
  const stream = await open(range === 'whole' ? undefined : range)
  if (!stream) return undefined
  const length = range === 'whole' ? file.size : range.end - range.start + 1
  headers.set('content-length', String(length))
  if (range !== 'whole') headers.set('content-range', `bytes ${range.start}-${range.end}/${file.size}`)
  return new Response(Readable.toWeb(stream) as ReadableStream, { status: range === 'whole' ? 200 : 206, headers })
}
