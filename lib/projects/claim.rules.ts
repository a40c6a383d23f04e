import { formatMoney } from '@/lib/kernel/money'
import type { Day } from '@/lib/kernel/month'
import { PROJECT_STATE_TERMS, type ProjectState } from '@/lib/kernel/terms'
import { type GateKey, type GateVersion, type KindNames, missingProof, requirementWords } from './gates.rules'
import { slipWarning } from './rules'

/** What may stand in the way of verifying. `slip` alone is for the verifier to judge: he ticks it. */
export const BLOCKERS = [
  'own',
  'shaped',
  'returned',
  'deleted',
  'ended',
  'evidence',
  'uscc',
  'future',
  'order',
  'corrected',
  'slip',
] as const
export type BlockerCode = (typeof BLOCKERS)[number]
export type Blocker = { code: BlockerCode; text: string }
/** Names of the warnings that can be ticked, as labels of a form. */
export const TICKED_LABELS: Partial<Record<BlockerCode, string>> = { slip: '金额' }
export const isTicked = (blocker: Blocker): boolean => blocker.code in TICKED_LABELS

/** All that a claim is judged by; read by claim-facts.queries. */
export type ClaimFacts = {
  gate: GateKey
  happenedOn: Day
  /** Everybody who has claimed it: now, or before it was rejected or sent back. */
  claimants: readonly string[]
  /** Who has changed, since it was claimed, a fact of the project that figures count by. */
  shapers: readonly string[]
  returned: boolean
  /** Kinds of evidence that prove it. */
  proven: readonly string[]
  /** Another living project with the landed company's code. */
  usccElsewhere?: { name: string; unit: string }
  /** The day of the stage before this one. */
  before?: { on: Day; what: string }
  /** A money claim in 分 of CNY, and the project's other standing figures. */
  money?: { cny: number; others: readonly number[] }
  /** It corrects an event that another correction has replaced meanwhile. */
  correctedElsewhere: boolean
  project?: { deleted: boolean; state: ProjectState; endedOn: Day | null }
}

type Judge = { userId: string; today: Day; versions: readonly GateVersion[]; names: KindNames }

/** Everything that stands in the way of this person's verifying the claim, in his words; empty when nothing does. */
export function blockersOf(facts: ClaimFacts, { userId, today, versions, names }: Judge): Blocker[] {
  const { happenedOn, project, money, before, usccElsewhere } = facts
  const found: Array<Blocker | undefined | false> = [
    facts.claimants.includes(userId) && { code: 'own', text: '不能认定自己申报的事项，请由其他负责人认定' },
    !facts.claimants.includes(userId) &&
      facts.shapers.includes(userId) && {
        code: 'shaped',
        text: '申报后您修改过该项目的计数内容（投资方、目标类型、内外资等），须由其他负责人认定',
      },
    facts.returned && { code: 'returned', text: '已退回补正，待申报人重新申报' },
    project?.deleted && { code: 'deleted', text: '项目已删除' },
    endedText(facts),
    evidenceText(facts, versions, names),
    usccElsewhere && {
      code: 'uscc',
      text: `落地公司的统一社会信用代码已登记在${usccElsewhere.unit}的项目“${usccElsewhere.name}”上`,
    },
    happenedOn > today && { code: 'future', text: `发生日期（${happenedOn}）晚于今天` },
    before &&
      happenedOn < before.on && {
        code: 'order',
        text: `发生日期（${happenedOn}）早于进入“${before.what}”的日期（${before.on}）`,
      },
    facts.correctedElsewhere && { code: 'corrected', text: '原记录已由另一笔更正，本笔更正不再适用' },
    slipText(money),
  ]
  return found.filter((one) => typeof one === 'object')
}

/** A stage of an ended project no longer counts; money that had arrived before stays what it is. */
function endedText({ project, happenedOn, gate }: ClaimFacts): Blocker | undefined {
  if (!project || project.state === 'active' || project.deleted) return undefined
  const after = project.endedOn === null || happenedOn > project.endedOn
  if (gate.startsWith('money:') && !after) return undefined
  return {
    code: 'ended',
    text: `项目已于${project.endedOn ?? '此前'}${PROJECT_STATE_TERMS[project.state]}，恢复推进后再认定`,
  }
}

function evidenceText(facts: ClaimFacts, versions: readonly GateVersion[], names: KindNames): Blocker | undefined {
  const missing = missingProof(facts.gate, facts.proven, facts.happenedOn, versions)
  if (missing.length === 0) return undefined
  return { code: 'evidence', text: `缺少佐证材料：${missing.map((one) => requirementWords(one, names)).join('、')}` }
}

function slipText(money: ClaimFacts['money']): Blocker | undefined {
  const warning = money && slipWarning(money.cny, money.others)
  return warning ? { code: 'slip', text: `${formatMoney(money.cny)}：${warning}` } : undefined
}
