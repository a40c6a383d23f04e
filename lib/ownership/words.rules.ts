import type { Day } from '@/lib/kernel/month'
import { CREDIT_METRICS, periodWords, stretchOf } from './credit.rules'
import { type CaseKind, OUTCOME_TERMS, type Outcome } from './schema'

/** The metrics of a split in words; none chosen means all of them. */
export function metricWords(metrics: readonly string[]): string {
  if (metrics.length === 0 || metrics.length === CREDIT_METRICS.length) return '全部阶段和资金'
  return CREDIT_METRICS.filter((one) => metrics.includes(one.metric))
    .map((one) => one.label)
    .join('、')
}

/** 香港中路街道 10%、区投资促进局 90%. */
export const shareWords = (shares: ReadonlyArray<{ unitName: string; share: number }>): string =>
  shares.map(({ unitName, share }) => `${unitName} ${share}%`).join('、')

type Proposal = {
  toUnitId?: string
  toOwnerId?: string | null
  pastStays?: boolean
  metrics?: string[]
  shares?: Array<{ unitId: string; share: number }>
  fromDay?: string | null
  toDay?: string | null
  outcome?: string
}
type Said = { kind: CaseKind; proposal: Proposal; effectiveOn: Day | null }
type Names = { units: ReadonlyMap<string, string>; users: ReadonlyMap<string, string> }
const named = (names: ReadonlyMap<string, string>, id: string) => names.get(id) ?? id

/** What a case proposes, or what was ruled, as pairs of term and words. */
export function proposalWords(
  { proposal, effectiveOn }: Said,
  { units, users }: Names,
): Array<{ term: string; value: string }> {
  const { toUnitId, toOwnerId, pastStays, shares, outcome } = proposal
  const pairs: Array<[string, string | undefined]> = [
    ['裁定结果', outcome ? OUTCOME_TERMS[outcome as Outcome] : undefined],
    ['接收单位', toUnitId && named(units, toUnitId)],
    ['接收责任人', toUnitId && (toOwnerId ? named(users, toOwnerId) : '由接收单位确定')],
    ['移交日期', effectiveOn ?? undefined],
    ['移交日之前的业绩', toUnitId && (pastStays === false ? '一并转入接收单位' : '仍归原单位')],
    ['分成比例', shares && shareWords(shares.map((one) => ({ ...one, unitName: named(units, one.unitId) })))],
    ['分成范围', shares && metricWords(proposal.metrics ?? [])],
    [
      '分成期间',
      shares && periodWords(stretchOf({ from: proposal.fromDay ?? undefined, to: proposal.toDay ?? undefined })),
    ],
  ]
  return pairs.flatMap(([term, value]) => (value ? [{ term, value }] : []))
}
