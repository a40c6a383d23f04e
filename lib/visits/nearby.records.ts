import { inArray } from 'drizzle-orm'
import type { Tx } from '@/lib/db/store'
import { companies } from '@/lib/db/tables/companies'
import { units, users } from '@/lib/db/tables/people'
import { today } from '@/lib/kernel/clock'
import { addDays, type Day, formatDay } from '@/lib/kernel/month'
import { paths } from '@/lib/kernel/paths'
import { type NewNotice, notify } from '@/lib/notices/records'
import { headsOf } from '@/lib/users/responsible.queries'
import { type Meeting, meetingsAt, nearestOfOthers } from './nearby.queries'
import { isTold, NEARBY_DAYS, nearbyWords } from './nearby.rules'

/** What was just written: a visit, or a plan of one; `with` are the units taking part. */
export type Written = {
  noun: 'visit' | 'plan'
  id: string
  companyId: string
  unitId: string
  ownerId: string | null
  on: Day
  with: string[]
}

/**
 * Tells two units that visit the same company within a fortnight of each other, both sides once per pair: unit, day and person, nothing of the
 * content. Only of days near today, so that old ledgers and seeds flood nobody. Part of every write of a visit or plan.
 */
export async function tellNearby(tx: Tx, rows: readonly Written[]): Promise<void> {
  const day = today()
  const told = rows.filter((row) => isTold(row.on, day))
  if (told.length === 0) return
  const companyIds = [...new Set(told.map((row) => row.companyId))]
  const all = await meetingsAt(tx, companyIds, addDays(day, -2 * NEARBY_DAYS), addDays(day, 2 * NEARBY_DAYS))
  const byCompany = Map.groupBy(all, (one) => one.companyId)
  const pairs = told.flatMap((written) => {
    const there = byCompany.get(written.companyId) ?? []
    const row = { ...written, root: there.find((one) => one.id === written.id)?.root ?? written.id }
    return nearestOfOthers(row, there).map((other) => ({ row, other }))
  })
  if (pairs.length === 0) return
  const names = await namesOf(tx, pairs)
  const sides = pairs.flatMap(({ row, other }) => {
    const mine: Meeting = {
      ...row,
      unitName: names.units.get(row.unitId) ?? '',
      personName: names.users.get(row.ownerId ?? '')?.name ?? null,
    }
    return [
      { to: mine, of: other },
      { to: other, of: mine },
    ]
  })
  const heads = await headsOf(tx, [
    ...new Set(sides.filter(({ to }) => !names.users.has(to.ownerId ?? '')).map(({ to }) => to.unitId)),
  ])
  const notices = sides.flatMap(({ to, of }) => {
    const people = names.users.has(to.ownerId ?? '')
      ? [to.ownerId ?? '']
      : heads.filter((head) => head.unitId === to.unitId).map((head) => head.id)
    return people.map((userId): NewNotice => notice(userId, to, of, names.companies.get(to.companyId) ?? '', day))
  })
  await notify(tx, notices)
}

const notice = (userId: string, to: Meeting, of: Meeting, company: string, day: Day): NewNotice => ({
  userId,
  key: `same-company:${[to.root, of.root].toSorted().join(':')}`,
  kind: 'same-company',
  noun: 'company',
  recordId: to.companyId,
  path: paths.companies.one(to.companyId),
  title: nearbyWords(of, day, company),
  detail: `本单位${to.noun === 'visit' ? '走访日期' : '计划日期'}${formatDay(to.on)}，可先与对方沟通，避免重复打扰企业`,
})

/** Names of units, companies, and of those responsible who still have an account. */
async function namesOf(tx: Tx, pairs: Array<{ row: Written & { root: string }; other: Meeting }>) {
  const both = pairs.flatMap(({ row, other }) => [row, other])
  const ids = (pick: (one: Written | Meeting) => string | null) => [...new Set(both.flatMap((one) => pick(one) ?? []))]
  // One after the other: a transaction has one connection.
  const unitRows = await tx
    .select({ id: units.id, name: units.name })
    .from(units)
    .where(
      inArray(
        units.id,
        ids((one) => one.unitId),
      ),
    )
  const userRows = await tx
    .select({ id: users.id, name: users.name, active: users.active })
    .from(users)
    .where(inArray(users.id, [...ids((one) => one.ownerId), '']))
  const companyRows = await tx
    .select({ id: companies.id, name: companies.name })
    .from(companies)
    .where(
      inArray(
        companies.id,
        ids((one) => one.companyId),
      ),
    )
  return {
    units: new Map(unitRows.map((row) => [row.id, row.name])),
    users: new Map(userRows.filter((row) => row.active).map((row) => [row.id, row])),
    companies: new Map(companyRows.map((row) => [row.id, row.name])),
  }
}
