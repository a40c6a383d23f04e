import { apiAnswer, apiViewer } from '@/lib/access/api'
import { jsonBody } from '@/lib/access/body'
import { fromOwnPage } from '@/lib/access/origin'
import { may } from '@/lib/access/roles'
import { reader } from '@/lib/access/session'
import { today } from '@/lib/kernel/clock'
import { Problem, refused } from '@/lib/kernel/errors'
import { fieldErrors } from '@/lib/kernel/input'
import { configuredModel, modelHost } from '@/lib/paste/model'
import { readText } from '@/lib/paste/read.queries'
import { PASTE_LIMIT } from '@/lib/paste/rules'
import { pasteInput, TOO_LONG } from '@/lib/paste/schema'

/** The longest text, three bytes a character, twice over for what JSON escapes. */
const MOST_BYTES = PASTE_LIMIT * 6 + 1000
const FRESH = { headers: { 'cache-control': 'no-store' } }

/** `GET /api/paste`: `{ host }` of the configured model, or `{}`: what a person must know before a text is sent there. */
export async function GET(): Promise<Response> {
  return apiAnswer(async () => {
    await writer()
    const model = configuredModel()
    return Response.json(model ? { host: modelHost(model) } : {}, FRESH)
  })
}

/** `POST /api/paste { text, by? }`: `{ reading, by, note? }` (lib/paste/read.queries); writes nothing. */
export async function POST(request: Request): Promise<Response> {
  return apiAnswer(async () => {
    if (!fromOwnPage(request.headers)) throw new Problem('not-allowed', {}, 'paste from another site')
    const viewer = await writer()
    const body = await jsonBody(request, MOST_BYTES)
    if (body === 'too-large') throw refused(TOO_LONG)
    const parsed = pasteInput.safeParse(body.json)
    if (!parsed.success) throw new Problem('invalid', { '': Object.values(fieldErrors(parsed.error)).flat() })
    return Response.json(await readText(reader(), viewer, parsed.data, today()), FRESH)
  })
}

/** Only who logs visits has texts to read. */
async function writer() {
  const viewer = await apiViewer()
  if (!may(viewer, 'visit.write')) throw new Problem('not-found')
  return viewer
}
