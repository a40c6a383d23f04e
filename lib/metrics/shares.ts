import { and, asc, inArray, isNull } from 'drizzle-orm'
import type { Read } from '@/lib/db/store'
import { credits, firstContacts } from '@/lib/db/tables/ownership'
import type { RawRow } from './rows'

/** How a listed record's credit is divided: each unit with its hundredths, and whether it had the first talks. */
export type Division = { unitId: string; share: number; first: boolean }[]

/** Answers the division of a row's credit, where there is one; `rows` are all that will be asked about. */
export async function divisionsOf(read: Read, rows: RawRow[]): Promise<(row: RawRow) => Division> {
  const ids = [...new Set(rows.filter((row) => row.metric && row.project).map((row) => String(row.project)))]
  if (ids.length === 0) return () => []
  const [parts, contacts] = await Promise.all([
    read
      .select()
      .from(credits)
      .where(and(inArray(credits.projectId, ids), isNull(credits.deletedAt)))
      .orderBy(asc(credits.below)),
    read
      .select({ projectId: firstContacts.projectId, unitId: firstContacts.unitId })
      .from(firstContacts)
      .where(and(inArray(firstContacts.projectId, ids), isNull(firstContacts.deletedAt))),
  ])
  const first = new Set(contacts.map((each) => `${each.projectId} ${each.unitId}`))
  const byProject = Map.groupBy(parts, (part) => part.projectId)
  return (row) =>
    (byProject.get(String(row.project)) ?? [])
      .filter((part) => part.metric === row.metric && part.fromDay <= String(row.day) && String(row.day) <= part.toDay)
      .map(({ projectId, unitId, share }) => ({ unitId, share, first: first.has(`${projectId} ${unitId}`) }))
}

/** “计 10%（首谈）”: what a row adds where that is not the whole. `unitId` is the credited unit, when it is one alone. */
export function shareWords(share: number, division: Division, unitId: string): string[] {
  if (share === 100) return []
  const first = division.some((each) => each.unitId === unitId && each.share === share && each.first)
  return [`计 ${share}%${first ? '（首谈）' : ''}`]
}
