import { and, eq, isNull } from 'drizzle-orm'
import { countFailure, isExhausted, type Limit } from '@/lib/access/attempts'
import type { Viewer } from '@/lib/access/viewer'
import { type Actor, audit } from '@/lib/audit/record'
import type { Read, Write } from '@/lib/db/store'
import { requests } from '@/lib/db/tables/requests'
import { dayOf, today } from '@/lib/kernel/clock'
import { Problem, refused } from '@/lib/kernel/errors'
import type { Day } from '@/lib/kernel/month'
import { insertLink, useLink } from '../links.records'
import { answererOf, loadFor } from '../load.queries'
import { requestPolicy } from '../policy.queries'
import type { CompanyVerdict, DecideInput, RequestKey } from '../schema'
import { insertSteps } from '../steps.records'
import { applyVerdict } from '../verdict.records'

const COMPANY: Actor = { userId: 'company', name: '企业（评价链接）' }
const DEAD = '这个链接已经使用过、已过期或已被新的链接代替。如需评价，请联系与您对接的工作人员重新发送。'
/** Wrong links from one address: whoever guesses is stopped, a whole office behind one gateway is not. */
export const verdictLimit = (address: string): Limit => ({ key: `verdict:${address}`, most: 30 })

/**
 * Makes the link by which the company says once whether it is satisfied; links made before end. The token is answered here alone, so never to
 * whoever gave the answer. Problems: those of loadFor.
 */
export async function createVerdictLink(
  write: Write,
  viewer: Viewer,
  input: RequestKey,
): Promise<{ token: string; expiresOn: Day }> {
  return write(async (tx) => {
    const row = await loadFor(tx, viewer, input, 'link')
    const { linkDays } = await requestPolicy(tx)
    const { token, expiresAt } = await insertLink(tx, row.id, viewer.userId, linkDays)
    await insertSteps(tx, [{ requestId: row.id, kind: 'asked', happenedOn: today(), userId: viewer.userId }])
    const after = { expiresOn: dayOf(expiresAt) }
    await audit(tx, viewer, { action: 'request.link', noun: 'request', id: row.id, unitId: row.unitId, after })
    return { token, expiresOn: after.expiresOn }
  })
}

/** Decides in the company's stead, with the reason; never by whoever gave the answer. Problems: those of loadFor. */
export async function decideForCompany(write: Write, viewer: Viewer, input: DecideInput): Promise<{ id: string }> {
  return write(async (tx) => {
    const row = await loadFor(tx, viewer, input, 'decide')
    await applyVerdict(tx, viewer, row, { verdict: input.verdict, note: input.reason }, 'person')
    return { id: row.id }
  })
}

/**
 * The company's own word by its link, without an account: once, and only while the answer it was asked about stands. Problems: too-many from
 * an address that tried many wrong links, refused for a link that is used, ended or unknown. A good link is heard from any address: strangers
 * behind the same gateway must not be able to silence a company.
 */
export async function sayVerdict(
  store: { read: Read; write: Write },
  address: string,
  { token, verdict, note }: CompanyVerdict,
): Promise<void> {
  const guessing = await isExhausted(store.read, verdictLimit(address))
  const heard = await store.write(async (tx) => {
    const link = await useLink(tx, token)
    if (link === undefined) {
      if (!guessing) await countFailure(tx, verdictLimit(address))
      return false
    }
    const [row] = await tx
      .select()
      .from(requests)
      .where(and(eq(requests.id, link.requestId), eq(requests.state, 'answered'), isNull(requests.deletedAt)))
    // A link made in the same moment as its maker's own answer, or before that was forbidden, asks nobody.
    if (!row || (await answererOf(tx, row.id)) === link.createdBy) return false
    await applyVerdict(tx, COMPANY, row, { verdict, note }, 'company', { linkBy: link.createdBy, address })
    return true
  })
  if (!heard) throw guessing ? new Problem('too-many', {}, address) : refused(DEAD)
}
