import type { Day } from '@/lib/kernel/month'
import { STAGE_TERMS, STAGES, type Stage, stageIndex } from '@/lib/kernel/terms'
import type { DayValue, Values } from '../values'

/** A stage with its day as a ledger gives it, before it becomes an event. */
export type LedgerStage = { stage: Stage; on: Day; note?: string }
export type LedgerStages = {
  stages: LedgerStage[]
  reasons: string[]
  ended?: { state: 'lost' | 'suspended'; on: Day }
}

const DATED: [Stage, 'contactedOn' | 'signedOn' | 'registeredOn' | 'commencedOn' | 'operatingOn'][] = [
  ['contact', 'contactedOn'],
  ['signed', 'signedOn'],
  ['registered', 'registeredOn'],
  ['commenced', 'commencedOn'],
  ['operating', 'operatingOn'],
]

/**
 * The stages that a ledger row proves, in order, each with its day. A stage from 签约 on needs a day of its own: without one the project is
 * taken as 在谈 and says so. Days out of order are put right: a day known only by its month moves within it, else the earlier stage
 * takes the later one's day, since it cannot have come after. `fallback` is the day for early stages that have none.
 */
export function stagesOf(values: Values<'projects'>, today: Day, fallback: Day): LedgerStages {
  const reasons: string[] = []
  const days = new Map<Stage, DayValue>()
  for (const [stage, field] of DATED) {
    const value = values[field]
    if (value === undefined) continue
    if (value.day > today) reasons.push(`${STAGE_TERMS[stage]}日期${value.day}晚于今天，未取`)
    else days.set(stage, value)
  }
  const { progress } = values
  const on = progress?.on && progress.on.day <= today ? progress.on : undefined
  if (progress?.stage && !days.has(progress.stage) && stageIndex(progress.stage) > highest(days)) {
    if (on) days.set(progress.stage, on)
    else if (stageIndex(progress.stage) < stageIndex('signed'))
      days.set(progress.stage, { day: fallback, precision: 'year' })
    else reasons.push(`进展为“${STAGE_TERMS[progress.stage]}”但没有日期，暂按在谈导入`)
  }
  const undated =
    highest(days) < stageIndex('negotiation') &&
    (progress?.stage !== undefined ? stageIndex(progress.stage) >= stageIndex('signed') : days.size === 0)
  if (undated) {
    const stage =
      progress?.stage || (values.investor && (values.amount ?? values.fixedAssets ?? values.foreignCapital))
        ? 'negotiation'
        : 'lead'
    days.set(stage, { day: on?.day ?? fallback, precision: 'year' })
  }
  const stages = inOrder(days, reasons)
  const state = progress?.state
  const ended =
    state === 'lost' || state === 'suspended' ? { state, on: on?.day ?? stages.at(-1)?.on ?? fallback } : undefined
  return { stages, reasons, ...(ended ? { ended } : {}) }
}

const highest = (days: Map<Stage, DayValue>): number => Math.max(-1, ...[...days.keys()].map(stageIndex))

function inOrder(days: Map<Stage, DayValue>, reasons: string[]): LedgerStage[] {
  const sorted = STAGES.flatMap((stage) => {
    const value = days.get(stage)
    return value ? [{ stage, value, on: value.day }] : []
  })
  for (const [i, later] of sorted.entries()) {
    const earlier = sorted[i - 1]
    if (earlier && later.on < earlier.on && later.value.precision !== 'day' && earlier.on <= endOf(later.value))
      later.on = earlier.on
  }
  for (let i = sorted.length - 2; i >= 0; i--) {
    const [earlier, later] = [sorted[i], sorted[i + 1]]
    if (!earlier || !later || earlier.on <= later.on) continue
    if (earlier.value.precision === 'day')
      reasons.push(
        `${STAGE_TERMS[earlier.stage]}日期${earlier.on}晚于${STAGE_TERMS[later.stage]}日期${later.on}，按${later.on}记，请核对`,
      )
    earlier.on = later.on
  }
  return sorted.map(({ stage, on }) => ({ stage, on }))
}

const endOf = ({ day, precision }: DayValue): Day =>
  precision === 'month' ? `${day.slice(0, 7)}-31` : `${day.slice(0, 4)}-12-31`
