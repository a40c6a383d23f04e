import { formatMoney } from '@/lib/kernel/money'
import { MONEY_KIND_TERMS, STAGE_TERMS } from '@/lib/kernel/terms'
import type { Claim } from '@/lib/projects/claims.queries'

/** What is claimed: 签约；到位资金（更正）；注册资本（增资）. */
export function claimWhat({ stage, money }: Pick<Claim, 'stage' | 'money'>): string {
  if (stage) return STAGE_TERMS[stage]
  if (!money) return ''
  return `${MONEY_KIND_TERMS[money.kind]}${money.corrects ? '（更正）' : money.increment ? '（增资）' : ''}`
}

/** What is claimed, with its project: 某项目 · 签约. */
export function claimTitle(claim: Pick<Claim, 'projectName' | 'stage' | 'money'>): string {
  return [claim.projectName ?? '未关联项目', claimWhat(claim)].filter(Boolean).join(' · ')
}

/** The sum that hangs on a claim: its own, or that of its project. */
export function claimSum({ money, agreedCny }: Pick<Claim, 'money' | 'agreedCny'>): string {
  if (money) return formatMoney(money.amount, money.currency)
  return agreedCny ? formatMoney(agreedCny) : ''
}
