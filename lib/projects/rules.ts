import { formatMoney } from '@/lib/kernel/money'
import type { Day } from '@/lib/kernel/month'
import { type MoneyKind, STAGES, type Stage, stageIndex } from '@/lib/kernel/terms'
import { checkUscc } from '@/lib/kernel/uscc'

/** 前进 or 退回; undefined when it is the stage the project has. */
export function directionOf(from: Stage, to: Stage): 'forward' | 'back' | undefined {
  const step = stageIndex(to) - stageIndex(from)
  return step === 0 ? undefined : step > 0 ? 'forward' : 'back'
}

/** Stages from `signed` on are claims: they count only once somebody else has verified them. */
export const CLAIM_STAGES: readonly Stage[] = STAGES.slice(stageIndex('signed'))
export const isClaimStage = (stage: Stage): boolean => CLAIM_STAGES.includes(stage)

/** An agreed amount is claimed when its project is signed: what is only talked about waits for nobody. */
export const isMoneyClaim = (kind: MoneyKind, stage: Stage): boolean => kind !== 'agreed' || isClaimStage(stage)

/** A fact recorded on a day: not in the future, and not before what it follows. */
export function dayErrors(on: Day, today: Day, notBefore?: { on: Day; what: string }): string[] {
  if (on > today) return ['日期不能晚于今天']
  if (notBefore && on < notBefore.on) return [`日期不能早于${notBefore.what}（${notBefore.on}）`]
  return []
}

/** What to say of a normalised 统一社会信用代码: an error stops, a warning asks. */
export function usccFindings(code: string): { error?: string; warning?: string } {
  const check = checkUscc(code)
  if (check === 'malformed') return { error: '统一社会信用代码应为18位，且不含字母 I、O、S、V、Z' }
  if (check === 'checksum') return { warning: '统一社会信用代码的校验位不符，请与营业执照核对' }
  return {}
}

/** From this ratio on two figures of one project differ as if one had been typed in the wrong unit: 元 for 万元 is 10,000, with room for parts and rounding. */
const SLIP = 2000

/**
 * The usual slip of 元/万元/亿元: the amount is more than 2000 times all of the project's other figures, or less than a 2000th of each.
 * All in 分 CNY. Answers the sentence to ask with; undefined when it is in line or there is nothing to compare.
 */
export function slipWarning(cny: number, others: readonly number[]): string | undefined {
  const figures = others.filter((other) => other > 0)
  if (figures.length === 0 || cny <= 0) return undefined
  const largest = Math.max(...figures)
  const smallest = Math.min(...figures)
  const ask = (other: number, word: string) =>
    `折合${formatMoney(cny)}，比本项目已登记的${formatMoney(other)}${word}数千倍以上，请核对“元、万元、亿元”是否选错`
  if (cny > largest * SLIP) return ask(largest, '大')
  if (cny * SLIP < smallest) return ask(smallest, '小')
  return undefined
}
