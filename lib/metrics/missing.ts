import type { Labels } from '@/lib/goals/explain.rules'
import type { Rule } from '@/lib/goals/rule.schema'
import { formatMoney } from '@/lib/kernel/money'
import type { Day } from '@/lib/kernel/month'
import {
  MONEY_KIND_TERMS,
  ORIGIN_TERMS,
  type Origin,
  type ProjectState,
  STAGE_TERMS,
  type Verification,
} from '@/lib/kernel/terms'
import { REASON_TERMS, type Reason } from './reasons'

/** What is known of a project that does not count yet. Money in 分, as the rule sees it (with or without 增资). */
export type ProjectFacts = {
  state: ProjectState
  agreed: number
  agreedVerified: number
  registered: number
  registeredVerified: number
  origin: Origin | null
  region: string | null
  area: string | null
  targets: string[]
  tags: string[]
}
/** Why a project does not count: what somebody could do about it (`curable`), or what cannot be otherwise. */
export type Missing = { words: string; curable: boolean }

const names = (codes: string[], labels: Labels) =>
  codes.map((code) => labels[code] ?? code).join('、') + (codes.length > 1 ? '之一' : '')
const cure = (words: string): Missing => ({ words, curable: true })
const hopeless = (words: string): Missing => ({ words, curable: false })

/** What the goal counts, as something that can be verified: 签约, 到位资金. */
export const claimOf = (rule: Rule): string =>
  rule.source === 'stage' && rule.stage
    ? STAGE_TERMS[rule.stage]
    : rule.moneyKinds.map((kind) => MONEY_KIND_TERMS[kind]).join('、')

function more(name: string, have: number, least = 0): Missing {
  return cure(
    have > 0
      ? `${name}再增 ${formatMoney(least - have)}（现 ${formatMoney(have)}，须 ${formatMoney(least)}）`
      : `补填${name}（须 ${formatMoney(least)}以上）`,
  )
}

/** A text that is asked for: empty it can be filled in, otherwise it says something else. */
const place = (name: string, have: string | null, asked = ''): Missing =>
  have ? hopeless(`${name}为${have}，不属${asked}`) : cure(`补填${name}（须为${asked}）`)

/** Amounts the rule leans on of which only a claim reaches the threshold. */
function unverifiedAmounts(rule: Rule, facts: ProjectFacts): string[] {
  const leans = (least: number | undefined, claimed: number, verified: number) =>
    least !== undefined && claimed >= least && verified < least
  return [
    ...(leans(rule.minAmountCny, facts.agreed, facts.agreedVerified) ? ['认定协议投资额'] : []),
    ...(leans(rule.minRegisteredCapitalCny, facts.registered, facts.registeredVerified) ? ['认定注册资本'] : []),
  ]
}

/** One failed condition in words: what would have to happen, or why nothing can. `event` is the record that failed it, where there is one. */
export function missingFor(
  reason: Reason,
  rule: Rule,
  facts: ProjectFacts,
  labels: Labels,
  event?: { on: Day | null; verification: Verification | null },
): Missing[] {
  switch (reason) {
    case 'unverified':
      return [
        ...(event?.verification === 'claimed' ? [cure(`认定${claimOf(rule)}`)] : []),
        ...unverifiedAmounts(rule, facts).map(cure),
      ]
    case 'rejected':
      return [cure(`${claimOf(rule)}认定未通过，补正后重新申报并认定`)]
    case 'amount':
      return [more('协议投资额', facts.agreed, rule.minAmountCny)]
    case 'registered-capital':
      return [more('注册资本', facts.registered, rule.minRegisteredCapitalCny)]
    case 'target-type':
      return [
        facts.targets.length === 0
          ? cure(`补填目标类型（${names(rule.targetTypes, labels)}）`)
          : hopeless(`目标类型不含${names(rule.targetTypes, labels)}`),
      ]
    case 'tag':
      return [
        facts.tags.length === 0
          ? cure(`如属于${names(rule.tags, labels)}，补填项目标签`)
          : hopeless(`项目标签不含${names(rule.tags, labels)}`),
      ]
    case 'origin':
      return [
        facts.origin
          ? hopeless(`属${ORIGIN_TERMS[facts.origin]}`)
          : cure(`补填内资/外资（须为${ORIGIN_TERMS[rule.origin ?? 'domestic']}）`),
      ]
    case 'region':
      return [place('来源地', facts.region, rule.sourceRegion)]
    case 'area':
      return [place('落地片区', facts.area, rule.area)]
    case 'ended':
      return [facts.state === 'suspended' ? cure('重启项目') : hopeless('项目已流失')]
    case 'period':
      return [hopeless(`${claimOf(rule)}发生于 ${event?.on ?? '日期不详'}，不在本期`)]
    case 'after-day':
      return [hopeless(`${claimOf(rule)}的日期 ${event?.on ?? ''} 还没有到`)]
    default:
      return [hopeless(REASON_TERMS[reason])]
  }
}
