import { apiAnswer, apiViewer } from '@/lib/access/api'
import { reader } from '@/lib/access/session'
import { fileAnswer } from '@/lib/files/answer'
import { fileStore } from '@/lib/files/file-store'
import { found } from '@/lib/kernel/errors'
import { findPicture } from '@/lib/reports/making/pictures.queries'

/** `GET /api/reports/pictures/<report>/<sha256>`: a picture of a summary in the making, for those who may see it. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ id: string; sha256: string }> },
): Promise<Response> {
  return apiAnswer(async () => {
    const { id, sha256 } = await params
    const picture = found(await findPicture(reader(), await apiViewer(), id, sha256), `picture ${sha256}`)
    const file = { ...picture, inline: true }
    return found(
      await fileAnswer(request.headers, file, (range) => fileStore().open(sha256, range)),
      `bytes of ${sha256}`,
    )
  })
}
