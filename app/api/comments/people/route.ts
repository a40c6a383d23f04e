import { apiAnswer, apiViewer } from '@/lib/access/api'
import { may } from '@/lib/access/roles'
import { reader } from '@/lib/access/session'
import { mentionOptions } from '@/lib/comments/people.queries'
import { TALK_NOUNS } from '@/lib/comments/schema'

/** `GET /api/comments/people?noun=project&id=…&q=王`: `{ value, label, detail }[]`, those who may open the record; nobody for a record out of reach. */
export async function GET(request: Request): Promise<Response> {
  return apiAnswer(async () => {
    const viewer = await apiViewer()
    const asked = new URL(request.url).searchParams
    const noun = TALK_NOUNS.find((each) => each === asked.get('noun'))
    const recordId = asked.get('id')?.slice(0, 60) ?? ''
    const typed = asked.get('q')?.slice(0, 20) ?? ''
    const people =
      noun && may(viewer, 'comment.write') ? await mentionOptions(reader(), viewer, { noun, recordId }, typed) : []
    return Response.json(people, { headers: { 'cache-control': 'no-store' } })
  })
}
