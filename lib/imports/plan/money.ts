import { foldName } from '@/lib/kernel/name'
import type { TakenRow } from '../understand/table'
import type { CompanyBook } from './companies'
import { chargeOf, finish, leftovers, originOf, type PlanContext, type RowInHand, unitKept } from './context'
import type { PlannedRow } from './plan-types'
import type { ProjectBook } from './project-book'
import { planMoney } from './project-money'

/** A row of a ledger of arrived money: one dated event, on the project of its company where there is just one. */
export function planArrival(
  context: PlanContext,
  companies: CompanyBook,
  projects: ProjectBook,
  row: RowInHand,
  taken: TakenRow<'money'>,
  number: (key: string) => string,
): PlannedRow {
  const { values } = taken
  const { amount, day } = values
  if (!amount || !day) return finish(context, row, 'refused', null, '没有到账金额或到账日期')
  if (day.day > context.today) return finish(context, row, 'refused', null, `到账日期${day.day}晚于今天，未导入`)
  if (amount.minor === 0) return finish(context, row, 'refused', null, '到账金额为0，未导入')
  const charge = chargeOf(context, row, values.unit, values.person)
  if (typeof charge === 'string') return finish(context, row, 'refused', null, charge)
  const name = values.company ?? values.project ?? ''
  const isProject = values.company === undefined || /项目$/.test(name)
  const origin = originOf(null, values.origin, amount.currency)
  const company = isProject ? companies.find(name) : companies.get(name, { uscc: values.uscc, origin }, charge).company
  const candidates = [values.project, values.company].flatMap((text) =>
    text ? projects.ofMoney(text, company?.id) : [],
  )
  const linked = [...new Set(candidates)]
  const [project] = linked.length === 1 ? linked : []
  if (linked.length > 1) row.reasons.push(`“${name}”有${linked.length}个项目，资金先记在企业名下`)
  if (project && context.known.reach && !context.known.reach.includes(project.unitId))
    return finish(context, row, 'refused', null, '对应的项目由其他单位负责，不在您的管理范围内')
  const finalOrigin = origin ?? project?.origin ?? 'domestic'
  const note = leftovers({
    责任单位: unitKept(context, values.unit),
    资金类别: values.moneyKind,
    ...(company || project ? {} : { 企业或项目: name }),
    备注: values.remark,
    ...taken.extra,
  }).join('\n')
  const answer = planMoney(context, row, number(`arrival ${foldName(name)} ${day.day}`), {
    // 实际使用外资 is what the commerce office counts of foreign capital; domestic capital is 到位资金
    kind: finalOrigin === 'foreign' ? 'foreign-used' : 'paid-in',
    amount,
    on: day.day,
    origin: finalOrigin,
    owner: {
      ...charge,
      ...(project ? { unitId: project.unitId } : {}),
      projectId: project?.id ?? null,
      companyId: company?.id ?? project?.investorCompanyId ?? null,
    },
    voucher: values.evidence,
    note: note || null,
  })
  if (!answer) return finish(context, row, 'refused', null)
  return finish(context, row, answer.outcome, answer.id)
}
