import { apiAnswer, apiViewer } from '@/lib/access/api'
import { store } from '@/lib/db/store'
import { fileAnswer } from '@/lib/files/answer'
import { fileStore } from '@/lib/files/file-store'
import { notFound } from '@/lib/kernel/errors'
import { downloadEdition } from '@/lib/reports/editions/download.commands'

type Params = { params: Promise<{ editionId: string; format: string }> }

/** `GET /api/reports/<edition>/<docx|xlsx|…|lists>`: the bytes as they were published. */
export async function GET(request: Request, { params }: Params): Promise<Response> {
  return apiAnswer(async () => {
    const viewer = await apiViewer()
    const file = await downloadEdition(store(), viewer, await params)
    const served = { ...file, type: file.mime, inline: false }
    const answer = await fileAnswer(request.headers, served, (range) => fileStore().open(file.sha256, range))
    if (!answer) throw notFound(`bytes of ${file.sha256}`)
    return answer
  })
}
