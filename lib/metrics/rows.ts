import { inArray } from 'drizzle-orm'
import type { Viewer } from '@/lib/access/viewer'
import type { Read } from '@/lib/db/store'
import { units, users } from '@/lib/db/tables/people'
import { projectTargets } from '@/lib/db/tables/projects'
import type { Labels } from '@/lib/goals/explain.rules'
import type { Rule } from '@/lib/goals/rule.schema'
import type { Day } from '@/lib/kernel/month'
import type { Origin, Verification } from '@/lib/kernel/terms'
import { jointNames } from './joint'
import { proofsOf } from './proofs'
import { isReason, type Reason } from './reasons'
import { type Division, divisionsOf, shareWords } from './shares'
import type { RowNoun, Source } from './source'
import { type Facts, whyCounted, whyLeftOut } from './why'

/** A record behind a figure. `amount` is what it adds (1, or minor units); `times` how often a folded company was met. */
export type MetricRow = {
  id: string
  noun: RowNoun
  recordId: string
  title: string
  detail: string
  on: Day | null
  unitId: string
  unitName: string
  personName: string
  amount: number
  times: number
  /** How its credit is divided, where it is, and the hundredths of it that the figure holds. */
  division: Division
  share: number
  /** Pieces of living evidence behind it that the viewer may open. */
  proofs: number
  verification: Verification | null
  /** Counted: each thing the rule asks and how the row meets it. Left out: every reason. */
  why: string[]
  reasons: Reason[]
}
/** A row as selected: the source's columns by alias, and `no_<reason>` = 1 for each condition it fails. */
export type RawRow = Record<string, string | number | null | undefined>

/** Selected rows with names, and in words why each counts or does not. */
export async function dressRows(
  read: Read,
  viewer: Viewer,
  source: Source,
  rule: Rule,
  rows: RawRow[],
  labels: Labels,
) {
  const texts = (key: string) => rows.map((row) => row[key])
  const [divisionOf, proofs, personNames, targets] = await Promise.all([
    divisionsOf(read, rows),
    proofsOf(read, viewer, source.noun, rows),
    namesOf(read, users, texts('owner')),
    targetsOf(read, texts('project')),
  ])
  const together = source.joint
    ? await jointNames(
        read,
        rows.map((row) => String(row.id)),
      )
    : undefined
  const divisions = rows.map(divisionOf)
  const unitNames = await namesOf(read, units, [...texts('unit'), ...divisions.flat().map((part) => part.unitId)])
  return rows.map((row, index): MetricRow => {
    const division = divisions[index] ?? []
    const share = Number(row.share ?? 100)
    const unitId = String(row.unit)
    const joint = together?.get(String(row.id)) ?? []
    const facts: Facts = {
      on: text(row.day),
      verification: row.verification as Verification | null,
      agreed: number(row.agreed),
      agreedVerified: number(row.agreedVerified),
      registered: number(row.registered),
      registeredVerified: number(row.registeredVerified),
      origin: row.origin as Origin | null,
      region: text(row.region),
      area: text(row.area),
      endedOn: text(row.endedOn),
      targets: targets.get(String(row.project)) ?? [],
    }
    const reasons = Object.keys(row)
      .filter((alias) => alias.startsWith('no_') && Number(row[alias]) === 1)
      .map((alias) => alias.slice(3))
      .filter(isReason)
    return {
      id: String(row.id),
      noun: source.noun === 'project' && !row.project ? 'company' : source.noun,
      recordId: String(row.recordId),
      title: text(row.title) ?? '（未命名）',
      detail: text(row.detail) ?? '',
      on: facts.on,
      unitId,
      unitName: unitWords(division, unitNames) ?? [unitNames.get(unitId) ?? '', ...joint].join('、'),
      personName: personNames.get(String(row.owner)) ?? '',
      amount: Number(row.amount ?? 0) / source.scale,
      times: Number(row.times ?? 1),
      division,
      share,
      proofs: proofs(row),
      verification: facts.verification,
      why:
        reasons.length > 0
          ? reasons.map((each) => whyLeftOut(each, rule, facts, labels))
          : [...whyCounted(rule, facts, labels), ...shareWords(share, division, unitId), ...jointWords(joint)],
      reasons,
    }
  })
}

/** A meeting of several units is each one's, and one in their sum. */
const jointWords = (joint: string[]) => (joint.length > 0 ? ['联合走访，参加单位各计一次'] : [])

/** “北京招商队 10%、区投资促进局 90%”; undefined where one unit has all. */
function unitWords(division: Division, names: Map<string, string>): string | undefined {
  if (division.length < 2) return undefined
  return division.map((part) => `${names.get(part.unitId) ?? ''} ${part.share}%`).join('、')
}

const text = (value: string | number | null | undefined) =>
  value === null || value === undefined ? null : String(value)
const number = (value: string | number | null | undefined) =>
  value === null || value === undefined ? null : Number(value)

async function namesOf(
  read: Read,
  from: typeof units | typeof users,
  ids: RawRow[string][],
): Promise<Map<string, string>> {
  const wanted = [...new Set(ids.map(String))]
  if (wanted.length === 0) return new Map()
  const rows = await read.select({ id: from.id, name: from.name }).from(from).where(inArray(from.id, wanted))
  return new Map(rows.map((row) => [row.id, row.name]))
}

async function targetsOf(read: Read, ids: RawRow[string][]): Promise<Map<string, string[]>> {
  const wanted = [...new Set(ids.filter((id) => id).map(String))]
  if (wanted.length === 0) return new Map()
  const rows = await read.select().from(projectTargets).where(inArray(projectTargets.projectId, wanted))
  return new Map(
    [...Map.groupBy(rows, (row) => row.projectId)].map(([id, each]) => [id, each.map((row) => row.target)]),
  )
}
