import type { Labels } from '@/lib/goals/explain.rules'
import type { Rule, RuleSource } from '@/lib/goals/rule.schema'
import { formatMoney } from '@/lib/kernel/money'
import type { Day } from '@/lib/kernel/month'
import { ORIGIN_TERMS, type Origin, STAGE_TERMS, type Verification } from '@/lib/kernel/terms'
import { REASON_TERMS, type Reason } from './reasons'

/** What is known of a row, to say in words why it counts or does not. Money in 分. */
export type Facts = {
  on: Day | null
  verification: Verification | null
  agreed: number | null
  agreedVerified: number | null
  registered: number | null
  registeredVerified: number | null
  origin: Origin | null
  region: string | null
  area: string | null
  endedOn: Day | null
  targets: string[]
}

const HAPPENED: Record<RuleSource, string> = {
  visits: '统计期内走访',
  events: '统计期内举办',
  stage: '统计期内到达阶段',
  money: '统计期内到位',
  'companies-tagged': '统计期内取得称号',
  requests: '统计期内解决',
  manual: '统计期内最近一次填报',
}

const names = (codes: string[], labels: Labels) => codes.map((code) => labels[code] ?? code).join('、')
const money = (minor: number | null) => (minor ? formatMoney(minor) : '未填')

function tooSmall(name: string, value: number | null, least = 0): string {
  return value
    ? `${name}${formatMoney(value)}，低于${formatMoney(least)}`
    : `未填${name}，要求${formatMoney(least)}以上`
}

type Threshold = { name: string; least: number; claimed: number; verified: number }

/** What the rule asks of amounts, beside what is claimed and what of it is verified. */
function thresholdsOf(rule: Rule, facts: Facts): Threshold[] {
  const of = (name: string, least: number | undefined, claimed: number | null, verified: number | null): Threshold[] =>
    least ? [{ name, least, claimed: claimed ?? 0, verified: verified ?? 0 }] : []
  return [
    ...of('协议投资额', rule.minAmountCny, facts.agreed, facts.agreedVerified),
    ...of('注册资本', rule.minRegisteredCapitalCny, facts.registered, facts.registeredVerified),
  ]
}

/** What of a row still waits for verification: the event itself, an amount the rule leans on, or both. */
function whatWaits(rule: Rule, facts: Facts): string {
  const waiting = thresholdsOf(rule, facts)
    .filter(({ least, claimed, verified }) => verified < least && claimed >= least)
    .map(({ name, claimed, verified }) =>
      verified > 0
        ? `${name}${formatMoney(claimed)}中仅认定${formatMoney(verified)}`
        : `${name}${formatMoney(claimed)}未认定`,
    )
  const event = rule.source === 'money' ? '该笔资金' : rule.stage ? STAGE_TERMS[rule.stage] : '该记录'
  return [...(facts.verification === 'claimed' ? [`${event}未认定`] : []), ...waiting].join('，')
}

/** Why a counted row counts: one short clause for each thing the rule asks. */
export function whyCounted(rule: Rule, facts: Facts, labels: Labels): string[] {
  const clauses = [rule.source === 'stage' && rule.stage ? `统计期内${STAGE_TERMS[rule.stage]}` : HAPPENED[rule.source]]
  if (facts.verification) clauses.push(facts.verification === 'verified' ? '已认定' : '待认定')
  const served = facts.targets.filter((target) => rule.targetTypes.includes(target))
  if (served.length > 0) clauses.push(`目标类型：${names(served, labels)}`)
  if (rule.origin && facts.origin) clauses.push(ORIGIN_TERMS[facts.origin])
  for (const { name, least, claimed, verified } of thresholdsOf(rule, facts))
    clauses.push(`${name}${money(rule.verifiedOnly ? verified : claimed)}，达到${formatMoney(least)}`)
  if (rule.source === 'stage' || rule.source === 'money') {
    if (rule.tags.length > 0) clauses.push(`标签含${names(rule.tags, labels)}`)
    if (rule.sourceRegion && facts.region) clauses.push(`来源地：${facts.region}`)
    if (rule.area && facts.area) clauses.push(`片区：${facts.area}`)
  }
  return clauses
}

/** Why a row is left out: the reason with the figures that show it. */
export function whyLeftOut(reason: Reason, rule: Rule, facts: Facts, labels: Labels): string {
  switch (reason) {
    case 'unverified':
      return whatWaits(rule, facts) || REASON_TERMS.unverified
    case 'amount':
      return tooSmall('协议投资额', facts.agreed, rule.minAmountCny)
    case 'registered-capital':
      return tooSmall('注册资本', facts.registered, rule.minRegisteredCapitalCny)
    case 'target-type':
      return `目标类型为${facts.targets.length > 0 ? names(facts.targets, labels) : '未填'}，要求${names(rule.targetTypes, labels)}`
    case 'origin':
      return facts.origin ? `属${ORIGIN_TERMS[facts.origin]}` : '未填内外资'
    case 'ended':
      return facts.endedOn ? `项目已于${facts.endedOn}流失或搁置` : REASON_TERMS.ended
    case 'period':
      return `发生于${facts.on ?? '日期不详'}，不在统计期内`
    default:
      return REASON_TERMS[reason]
  }
}
