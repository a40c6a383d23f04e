import { apiAnswer, apiViewer } from '@/lib/access/api'
import { reader } from '@/lib/access/session'
import { IMPORT_KINDS } from '@/lib/imports/schema'
import { notFound } from '@/lib/kernel/errors'
import { templateFile } from '@/lib/sheets/commands'

/** `GET /api/sheets/templates/projects`: an empty workbook of a kind to fill in; `all` has a sheet for each kind. */
export async function GET(_request: Request, { params }: { params: Promise<{ kind: string }> }): Promise<Response> {
  return apiAnswer(async () => {
    const viewer = await apiViewer()
    const { kind } = await params
    const kinds = kind === 'all' ? IMPORT_KINDS : IMPORT_KINDS.filter((one) => one === kind)
    if (kinds.length === 0) throw notFound(`template ${kind}`)
    const { fileName, mime, bytes } = await templateFile(reader(), viewer, kinds)
    return new Response(new Uint8Array(bytes), {
      headers: {
        'content-type': mime,
        'content-disposition': `attachment; filename="template.xlsx"; filename*=UTF-8''${encodeURIComponent(fileName)}`,
        'cache-control': 'private, no-store',
        'x-content-type-options': 'nosniff',
      },
    })
  })
}
