import { and, eq, gte, inArray, isNull } from 'drizzle-orm'
import { type Actor, audit } from '@/lib/audit/record'
import type { Tx } from '@/lib/db/store'
import { firstContacts, ownershipCases } from '@/lib/db/tables/ownership'
import { today } from '@/lib/kernel/clock'
import { Problem } from '@/lib/kernel/errors'
import { newId } from '@/lib/kernel/ids'
import type { Day } from '@/lib/kernel/month'
import { foldName } from '@/lib/kernel/name'
import type { Stage } from '@/lib/kernel/terms'
import { contactInForce, type FirstContact, type Investor } from './first-contact.queries'
import { isTalking, protectedUntil, protectionWarning } from './first-contact.rules'
import { ownershipPolicy } from './policy.queries'

type Talks = Investor & { id: string; unitId: string; ownerId: string | null; stage: Stage; name: string }

/**
 * What real talks with an investor mean for 首谈, inside the write that begins them: the first unit is protected from the day `on`; another
 * unit is asked (confirm under `firstContact`), and once it has ticked the question, both projects go before a manager as a dispute.
 * Without an investor, before 对接, or under the own unit's protection nothing happens.
 */
export async function keepFirstContact(
  tx: Tx,
  actor: Actor,
  project: Talks,
  on: Day,
  confirmed: readonly string[],
): Promise<void> {
  if (!isTalking(project.stage) || !project.investor) return
  await endForOtherInvestor(tx, actor, project)
  const held = await contactInForce(tx, project, today())
  if (held?.unitId === project.unitId) return
  if (!held) return recordFirstContact(tx, actor, project, on)
  if (await disputed(tx, held.projectId, project.id)) return
  if (!confirmed.includes('firstContact')) throw new Problem('confirm', { firstContact: [protectionWarning(held)] })
  await openDispute(tx, actor, project, held)
}

/** Writes that a project's unit first had talks on a day, protected for the days configured now. */
export async function recordFirstContact(tx: Tx, actor: Actor, project: Talks, on: Day): Promise<void> {
  const { protectDays } = await ownershipPolicy(tx)
  await insertFirstContact(tx, actor, project, { happenedOn: on, protectedUntil: protectedUntil(on, protectDays) })
}

async function insertFirstContact(
  tx: Tx,
  actor: Actor,
  project: Omit<Talks, 'stage' | 'name'>,
  days: { happenedOn: Day; protectedUntil: Day },
): Promise<void> {
  const row = {
    id: newId(),
    unitId: project.unitId,
    ownerId: project.ownerId,
    createdBy: actor.userId,
    projectId: project.id,
    companyId: project.investorCompanyId,
    folded: foldName(project.investor ?? ''),
    ...days,
  }
  await tx.insert(firstContacts).values(row)
  await audit(tx, actor, {
    action: 'first-contact.create',
    noun: 'project',
    id: project.id,
    unitId: row.unitId,
    after: row,
  })
}

const standing = (projectId: string) =>
  and(eq(firstContacts.projectId, projectId), isNull(firstContacts.endedOn), isNull(firstContacts.deletedAt))

/** Ends what protects a project before its day, with the reason; a protection that has lapsed by itself stays as it is. */
export async function endFirstContacts(tx: Tx, actor: Actor, projectId: string, reason: string): Promise<void> {
  const endedOn = today()
  const ended = await tx
    .update(firstContacts)
    .set({ endedOn, endReason: reason })
    .where(and(standing(projectId), gte(firstContacts.protectedUntil, endedOn)))
    .returning()
  const entries = ended.map(({ unitId }) => ({ unitId, after: { on: endedOn, reason } }))
  await audit(
    tx,
    actor,
    ...entries.map((entry) => ({ ...entry, action: 'first-contact.end', noun: 'project', id: projectId })),
  )
}

/** Talks with somebody else end what protected the talks with the former investor. */
async function endForOtherInvestor(tx: Tx, actor: Actor, project: Talks): Promise<void> {
  const rows = await tx.select().from(firstContacts).where(standing(project.id))
  const folded = foldName(project.investor ?? '')
  const same = rows.some(
    (row) => row.folded === folded || (row.companyId && row.companyId === project.investorCompanyId),
  )
  if (rows.length > 0 && !same) await endFirstContacts(tx, actor, project.id, '变更投资方')
}

/** A project that goes to another unit takes what is left of its protection along. */
export async function passFirstContact(tx: Tx, actor: Actor, project: Omit<Talks, 'stage' | 'name'>): Promise<void> {
  const [held] = await tx
    .select()
    .from(firstContacts)
    .where(and(standing(project.id), gte(firstContacts.protectedUntil, today())))
  if (!held || held.unitId === project.unitId) return
  await endFirstContacts(tx, actor, project.id, '项目移交')
  const { happenedOn, protectedUntil: until } = held
  await insertFirstContact(tx, actor, project, { happenedOn, protectedUntil: until })
}

/** Two projects go before a manager once: a second move under the same protection asks nothing again. */
async function disputed(tx: Tx, first: string, second: string): Promise<boolean> {
  const pair = [first, second]
  const [row] = await tx
    .select({ id: ownershipCases.id })
    .from(ownershipCases)
    .where(
      and(
        eq(ownershipCases.kind, 'dispute'),
        inArray(ownershipCases.projectId, pair),
        inArray(ownershipCases.otherProjectId, pair),
        isNull(ownershipCases.deletedAt),
      ),
    )
  return row !== undefined
}

async function openDispute(tx: Tx, actor: Actor, project: Talks, held: FirstContact): Promise<void> {
  const row = {
    id: newId(),
    unitId: project.unitId,
    ownerId: project.ownerId,
    createdBy: actor.userId,
    projectId: held.projectId,
    otherProjectId: project.id,
    kind: 'dispute' as const,
    reason: `登记项目“${project.name}”时，投资方“${project.investor}”处于${held.unitName}的首谈保护期内（至${held.protectedUntil}），系统自动报请裁定`,
    proposal: { automatic: true },
    parties: `/${held.unitId}/${project.unitId}/`,
    consents: [],
  }
  await tx.insert(ownershipCases).values(row)
  await audit(tx, actor, { action: 'ownership.propose', noun: 'ownership', id: row.id, unitId: row.unitId, after: row })
}
