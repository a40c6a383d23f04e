import { apiAnswer } from '@/lib/access/api'
import { currentViewer } from '@/lib/access/session'
import { store } from '@/lib/db/store'
import { openVault } from '@/lib/field/commands'

/**
 * `GET /api/field/vault`: who is signed in, and that person's key. Nobody is an answer and no error: a phone asks each time it is opened, and the
 * browser's console would call a 401 a failure. Only our own pages may read it: no other origin is allowed to, and it is no script.
 */
export async function GET(): Promise<Response> {
  return apiAnswer(async () => {
    const viewer = await currentViewer()
    const signedIn = viewer && !viewer.mustChangePassword ? viewer : undefined
    const key = signedIn && (await openVault(store().write, signedIn))
    const person = signedIn && { id: signedIn.userId, name: signedIn.name, unitName: signedIn.unitName }
    return Response.json({ person: person ?? null, key: key ?? null }, { headers: { 'cache-control': 'no-store' } })
  })
}
