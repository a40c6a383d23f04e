import { apiAnswer, apiViewer } from '@/lib/access/api'
import { reader } from '@/lib/access/session'
import { findEvidence } from '@/lib/evidence/queries'
import { previewOf } from '@/lib/evidence/types.rules'
import { fileAnswer } from '@/lib/files/answer'
import { fileStore } from '@/lib/files/file-store'
import { notFound } from '@/lib/kernel/errors'

/** `GET /api/files/<evidence>`: the bytes, for whoever may see the record; pictures and PDF in the page, the rest and `?download=1` as a file. */
export async function GET(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  return apiAnswer(async () => {
    const viewer = await apiViewer()
    const { id } = await params
    const { sha256, size, type, fileName } = await findEvidence(reader(), viewer, id)
    if (size === null || type === null) throw notFound(`file ${sha256}`)
    const inline = previewOf(type) !== undefined && new URL(request.url).searchParams.get('download') !== '1'
    const file = { sha256, size, type, fileName, inline }
    const answer = await fileAnswer(request.headers, file, (range) => fileStore().open(sha256, range))
    if (!answer) throw notFound(`bytes of ${sha256}`)
    return answer
  })
}
