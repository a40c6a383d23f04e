import type { Day } from '@/lib/kernel/month'
import type { MoneyKind } from '@/lib/kernel/terms'
import type { Values } from '../values'
import { type Charge, originOf, type PlanContext, type RowInHand } from './context'
import type { KnownProject } from './known'
import { isFromLedger, planMoney } from './project-money'

/** Plans the agreed amount, fixed assets and registered capital of a project row; true when something is written. */
export function planProjectMoney(
  context: PlanContext,
  row: RowInHand,
  project: KnownProject,
  values: Values<'projects'>,
  charge: Charge,
  fallback: Day,
): boolean {
  const day = (value: { day: Day } | undefined) => (value && value.day <= context.today ? value.day : undefined)
  const signed = day(values.signedOn) ?? day(values.registeredOn) ?? fallback
  const figures: [MoneyKind, typeof values.amount, Day][] = [
    // a ledger with a column each for domestic and foreign capital gives only one of them to a project
    ['agreed', values.amount?.minor ? values.amount : values.foreignCapital, signed],
    ['fixed-assets', values.fixedAssets, signed],
    ['registered-capital', values.registeredCapital, day(values.registeredOn) ?? signed],
  ]
  let written = false
  for (const [kind, amount, on] of figures) {
    if (!amount || amount.minor === 0) continue
    // a figure that somebody has typed in stays; only what a ledger wrote is corrected by a ledger
    if (kind === 'agreed' && project.agreedCny > 0 && !isFromLedger(context, `${project.id} ${kind}`)) {
      row.reasons.push('系统中已登记协议投资额，未按台账修改')
      continue
    }
    const origin = originOf(project.sourceRegion, project.origin ?? values.origin, amount.currency) ?? 'domestic'
    const owner = { ...charge, projectId: project.id, companyId: project.investorCompanyId }
    const answer = planMoney(context, row, `${project.id} ${kind}`, { kind, amount, on, origin, owner })
    if (answer && answer.outcome !== 'unchanged') written = true
  }
  return written
}
