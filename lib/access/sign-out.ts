import { audit } from '@/lib/audit/record'
import type { Write } from '@/lib/db/store'
import { endSessions } from './sessions'
import type { Viewer } from './viewer'

/** Ends the session the viewer is using. */
export async function signOut(write: Write, viewer: Viewer): Promise<void> {
  await write(async (tx) => {
    await endSessions(tx, viewer.userId, viewer.sessionId)
    await audit(tx, viewer, entry(viewer, 'session.sign-out', { sessionId: viewer.sessionId }))
  })
}

/** Ends every session of the viewer, this one included; answers how many were open. */
export async function signOutEverywhere(write: Write, viewer: Viewer): Promise<number> {
  return write(async (tx) => {
    const ended = await endSessions(tx, viewer.userId)
    await audit(tx, viewer, entry(viewer, 'session.sign-out-everywhere', { ended }))
    return ended
  })
}

function entry(viewer: Viewer, action: string, after: object) {
  return { action, noun: 'user', id: viewer.userId, unitId: viewer.unitId, after }
}
