import { apiAnswer, apiViewer } from '@/lib/access/api'
import { fromOwnPage } from '@/lib/access/origin'
import { store } from '@/lib/db/store'
import { uploadFile } from '@/lib/evidence/upload.commands'
import { Problem, refused } from '@/lib/kernel/errors'

/** Percent-encoded, because headers carry no Chinese. */
const NAME_HEADER = 'x-file-name'

/** `POST /api/files` with the bytes as body and the name in `x-file-name`: keeps one file; it proves nothing until a form attaches it. */
export async function POST(request: Request): Promise<Response> {
  return apiAnswer(async () => {
    if (!fromOwnPage(request.headers)) throw new Problem('not-allowed', {}, 'upload from another site')
    const viewer = await apiViewer()
    const announced = Number(request.headers.get('content-length') ?? Number.NaN)
    const uploaded = await uploadFile(store().write, viewer, {
      body: request.body ?? noBody(),
      fileName: nameIn(request.headers),
      announced: Number.isNaN(announced) ? undefined : announced,
    })
    return Response.json(uploaded, { headers: { 'cache-control': 'no-store' } })
  })
}

async function* noBody(): AsyncGenerator<Uint8Array> {}

function nameIn(headers: Headers): string {
  try {
    return decodeURIComponent(headers.get(NAME_HEADER) ?? '')
  } catch {
    throw refused('文件名无法识别，请改名后再上传。')
  }
}
