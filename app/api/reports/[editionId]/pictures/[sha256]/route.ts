import { apiAnswer, apiViewer } from '@/lib/access/api'
import { reader } from '@/lib/access/session'
import { fileAnswer } from '@/lib/files/answer'
import { fileStore } from '@/lib/files/file-store'
import { found } from '@/lib/kernel/errors'
import { findEditionPicture } from '@/lib/reports/editions/pictures.queries'

type Params = { params: Promise<{ editionId: string; sha256: string }> }

/** `GET /api/reports/<edition>/pictures/<sha256>`: a picture as it was published, for those who may read the edition. */
export async function GET(request: Request, { params }: Params): Promise<Response> {
  return apiAnswer(async () => {
    const { editionId, sha256 } = await params
    const viewer = await apiViewer()
    const picture = found(await findEditionPicture(reader(), viewer, editionId, sha256), `picture ${sha256}`)
    const file = { ...picture, inline: true }
    return found(
      await fileAnswer(request.headers, file, (range) => fileStore().open(sha256, range)),
      `bytes of ${sha256}`,
    )
  })
}
