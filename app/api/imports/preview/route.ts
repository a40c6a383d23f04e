import { apiAnswer, apiViewer } from '@/lib/access/api'
import { formBody } from '@/lib/access/body'
import { formValues } from '@/lib/access/form'
import { may } from '@/lib/access/roles'
import { reader } from '@/lib/access/session'
import { mappingForm } from '@/lib/imports/form.schema'
import { liveLook } from '@/lib/imports/live.queries'
import { notFound } from '@/lib/kernel/errors'
import { fieldErrors } from '@/lib/kernel/input'

/** `POST /api/imports/preview` with a ledger's form as it stands: how its rows would be read. Writes nothing; POST because forms are long. */
export async function POST(request: Request): Promise<Response> {
  return apiAnswer(async () => {
    const viewer = await apiViewer()
    if (!may(viewer, 'import.run')) throw notFound('import preview')
    const parsed = mappingForm.safeParse(formValues(await formBody(request)))
    const headers = { 'cache-control': 'no-store' }
    // A choice that contradicts another is no error yet: the other is about to be changed.
    if (!parsed.success) return Response.json({ wrong: Object.values(fieldErrors(parsed.error)).flat() }, { headers })
    return Response.json(await liveLook(reader(), viewer, parsed.data.id, parsed.data.mapping), { headers })
  })
}
