import { apiAnswer, apiViewer } from '@/lib/access/api'
import { store } from '@/lib/db/store'
import { Problem } from '@/lib/kernel/errors'
import { sendSheets } from '@/lib/sheets/commands'
import { sheetsInput } from '@/lib/sheets/schema'

/** `GET /api/sheets?kinds=projects&units=…&active=1`: a zip with one workbook per unit. */
export async function GET(request: Request): Promise<Response> {
  return apiAnswer(async () => {
    const viewer = await apiViewer()
    const asked = new URL(request.url).searchParams
    const input = sheetsInput.safeParse({
      ...Object.fromEntries(asked),
      kinds: asked.getAll('kinds'),
      units: asked.getAll('units'),
    })
    if (!input.success) throw new Problem('invalid', { kinds: ['没有这类表'] })
    const { fileName, mime, body } = await sendSheets(store(), viewer, input.data)
    return new Response(body, {
      headers: {
        'content-type': mime,
        'content-disposition': `attachment; filename="sheets.zip"; filename*=UTF-8''${encodeURIComponent(fileName)}`,
        'cache-control': 'private, no-store',
        'x-content-type-options': 'nosniff',
      },
    })
  })
}
