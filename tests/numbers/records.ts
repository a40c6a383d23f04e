import { companies, companyTags } from '@/lib/db/tables/companies'
import { moneyEvents, projects, projectTags, projectTargets, stageEvents } from '@/lib/db/tables/projects'
import { requests } from '@/lib/db/tables/requests'
import { events, visits } from '@/lib/db/tables/visits'
import type { Origin, Stage, Verification } from '@/lib/kernel/terms'
import { UNITS, type UnitName, type World } from '../world/world'

const who = (unit: UnitName, n: 1 | 2 = 1) => {
  const id = `p-staff-${unit}-${n}`
  return { unitId: UNITS[unit].id, ownerId: id, createdBy: id }
}

/** Writes rows as they stand, without commands: what a figure must make of them is then plain to see. */
export function records({ store }: World) {
  return {
    company: (id: string, unit: UnitName = 'bureau', tags: { tag: string; since: string | null }[] = []) =>
      store.write(async (tx) => {
        await tx.insert(companies).values({ id, ...who(unit), name: id, folded: id, kind: 'prospective' })
        if (tags.length > 0) await tx.insert(companyTags).values(tags.map((tag) => ({ companyId: id, ...tag })))
      }),
    visit: (companyId: string, happenedOn: string, unit: UnitName = 'bureau', more: { deletedAt?: Date } = {}) =>
      store.write((tx) =>
        tx
          .insert(visits)
          .values({ ...who(unit), companyId, kind: 'away', happenedOn, summary: '洽谈', ...more })
          .then(() => undefined),
      ),
    event: (name: string, happenedOn: string, unit: UnitName = 'bureau') =>
      store.write((tx) =>
        tx
          .insert(events)
          .values({ ...who(unit), name, happenedOn })
          .then(() => undefined),
      ),
    request: (
      id: string,
      unit: UnitName,
      raisedUnit: UnitName,
      raisedOn: string,
      solvedOn: string | null,
      more: { deletedAt?: Date } = {},
    ) =>
      store.write((tx) =>
        tx
          .insert(requests)
          .values({
            ...who(unit),
            ...{ id, raisedUnitId: UNITS[raisedUnit].id, raisedOn, solvedOn, companyId: 'c-0', category: 'other' },
            ...{ title: id, workingDays: 5, dueOn: raisedOn, levelSince: raisedOn },
            state: solvedOn === null ? 'answered' : 'solved',
            ...more,
          })
          .then(() => undefined),
      ),
    project: (
      id: string,
      unit: UnitName,
      more: Partial<typeof projects.$inferInsert> & { targets?: string[]; tags?: string[] } = {},
    ) =>
      store.write(async (tx) => {
        const { targets = [], tags = [], ...given } = more
        // An amount that a fixture states is a verified one, unless it says otherwise.
        const own = {
          ...given,
          agreedVerifiedCny: given.agreedVerifiedCny ?? given.agreedCny,
          registeredVerifiedCny: given.registeredVerifiedCny ?? given.registeredCny,
        }
        await tx
          .insert(projects)
          .values({ id, ...who(unit), name: id, folded: id, stage: 'lead', stageOn: '2020-01-01', ...own })
        if (targets.length > 0)
          await tx.insert(projectTargets).values(targets.map((target) => ({ projectId: id, target })))
        if (tags.length > 0) await tx.insert(projectTags).values(tags.map((tag) => ({ projectId: id, tag })))
      }),
    stage: (
      projectId: string,
      stage: Stage,
      happenedOn: string,
      verification: Verification = 'verified',
      voided = false,
    ) =>
      store.write((tx) =>
        tx
          .insert(stageEvents)
          .values({
            ...who('bureau'),
            projectId,
            stage,
            happenedOn,
            verification,
            effectiveKey: voided ? null : `${projectId}:${stage}`,
            voidedAt: voided ? new Date(0) : null,
          })
          .then(() => undefined),
      ),
    money: (
      projectId: string | null,
      kind: 'paid-in' | 'foreign-used',
      minor: number,
      happenedOn: string,
      more: { verification?: Verification; voidedAt?: Date; unit?: UnitName; companyId?: string } = {},
    ) =>
      store.write((tx) => {
        const foreign = kind === 'foreign-used'
        const origin: Origin = foreign ? 'foreign' : 'domestic'
        const { unit = 'bureau', ...own } = more
        return tx
          .insert(moneyEvents)
          .values({
            ...who(unit),
            projectId,
            kind,
            origin,
            happenedOn,
            currency: foreign ? 'USD' : 'CNY',
            amount: minor,
            rate: foreign ? 7_000_000 : 1_000_000,
            rateOn: happenedOn,
            rateSource: '测试',
            cny: foreign ? minor * 7 : minor,
            usd: foreign ? minor : 0,
            verification: 'verified',
            ...own,
          })
          .then(() => undefined)
      }),
  }
}
