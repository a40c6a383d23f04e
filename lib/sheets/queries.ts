import { and, desc, eq, inArray } from 'drizzle-orm'
import { reachedUnits } from '@/lib/access/scope'
import type { Viewer } from '@/lib/access/viewer'
import type { Read } from '@/lib/db/store'
import { auditEntries } from '@/lib/db/tables/house'
import { units } from '@/lib/db/tables/people'
import { termsOf } from '@/lib/dictionaries/queries'
import { CURRENCY_NAMES } from '@/lib/kernel/money'
import { ORIGIN_TERMS, PROJECT_STATE_TERMS, STAGE_TERMS } from '@/lib/kernel/terms'
import { unitOptions } from '@/lib/units/queries'
import type { Choices } from './workbook'

/** What a sheet was made of, as the trail keeps it. */
export type SentFacts = { unit: string; kinds: string[]; rows: number; blank?: boolean }
export type SentRow = SentFacts & { seq: number; at: Date; by: string }
const LATEST = 50

/** The return sheets made for units within the viewer's reach, latest first, at most 50. */
export async function sentSheets(read: Read, viewer: Viewer): Promise<SentRow[]> {
  const ids = reachedUnits(viewer, 'import.run')
  if (ids?.length === 0) return []
  const rows = await read
    .select({ seq: auditEntries.seq, at: auditEntries.at, by: auditEntries.userName, after: auditEntries.after })
    .from(auditEntries)
    .where(and(eq(auditEntries.action, 'sheets.send'), ids && inArray(auditEntries.unitId, ids)))
    .orderBy(desc(auditEntries.seq))
    .limit(LATEST)
  return rows.map(({ after, ...row }) => ({ ...row, ...(after as SentFacts) }))
}

/** Units that a viewer may send sheets to, in the order of the tree: those whose records he may bring in. */
export const sheetUnits = (read: Read, viewer: Viewer) => unitOptions(read, viewer, 'import.run')

/** What the drop-downs offer: the district's own dictionaries as they stand. */
export async function sheetChoices(read: Read, unitNames?: string[]): Promise<Choices> {
  const labels = async (kind: 'target-type' | 'visit-kind' | 'industry') =>
    (await termsOf(read, kind)).map(({ label }) => label)
  const names =
    unitNames ??
    (await read.select({ name: units.name }).from(units).where(eq(units.active, true))).map(({ name }) => name)
  return {
    stage: [...Object.values(STAGE_TERMS), PROJECT_STATE_TERMS.suspended, PROJECT_STATE_TERMS.lost],
    origin: Object.values(ORIGIN_TERMS),
    currency: Object.entries(CURRENCY_NAMES).map(([code, name]) => (code === 'CNY' ? '人民币' : name)),
    unit: names,
    'target-type': await labels('target-type'),
    'visit-kind': await labels('visit-kind'),
    industry: await labels('industry'),
  }
}
