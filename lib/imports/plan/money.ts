import { foldName } from '@/lib/kernel/name'
import type { TakenRow } from '../understand/table'
import type { ArrivalBook } from './arrival-book'
import type { CompanyBook } from './companies'
import { chargeOf, finish, leftovers, originOf, type PlanContext, type RowInHand, sameAs, unitKept } from './context'
import { fingerprint } from './fingerprint'
import type { PlannedRow } from './plan-types'
import type { ProjectBook } from './project-book'
import { isFromLedger, isSame, planMoney } from './project-money'

/**
 * A row of a ledger of arrived money: a dated event (two where domestic and foreign capital have a column each), on the project of its company where there is just one.
 * @param sameRow the project that the same row of the ledger became
 */
export function planArrival(
  context: PlanContext,
  companies: CompanyBook,
  projects: ProjectBook,
  row: RowInHand,
  taken: TakenRow<'money'>,
  { book, table }: { book: ArrivalBook; table: string },
  sameRow?: string | null,
  resent = false,
): PlannedRow {
  const { values } = taken
  const { day } = values
  if (!day) return finish(context, row, 'refused', null, '没有到账日期')
  if (day.day > context.today) return finish(context, row, 'refused', null, `到账日期${day.day}晚于今天，未导入`)
  const figures = [
    { amount: values.amount, origin: undefined },
    { amount: values.foreignAmount, origin: 'foreign' as const },
  ].filter(({ amount }) => amount !== undefined && amount.minor > 0)
  if (figures.length === 0) return finish(context, row, 'refused', null, '到账金额为0，未导入')
  const charge = chargeOf(context, row, values.unit, values.person)
  if (typeof charge === 'string') return finish(context, row, 'refused', null, charge)
  const name = values.company ?? values.project ?? ''
  const dayKey = `${foldName(name)} ${day.day}`
  const exact = fingerprint('arrival', values, taken.extra)
  const earlier = book.earlier(dayKey, table, exact, values)
  if (earlier) {
    const same = sameAs(context, row, earlier.id) ?? '前面一行'
    return finish(context, row, 'unchanged', earlier.id, `与${same}是同一笔资金，只记一次`)
  }
  const isProject = values.company === undefined || /项目$/.test(name)
  const only =
    figures.length === 1 ? (figures[0]?.origin ?? originOf(null, values.origin, values.amount?.currency)) : undefined
  const chosen = isProject ? undefined : companies.named(row, name, { uscc: values.uscc, origin: only }, charge)
  if (typeof chosen === 'string') return finish(context, row, 'refused', null, chosen)
  // a project's own name is no company's: one that happens to be called so is taken, none is made
  const company = chosen?.company ?? companies.known(name)
  const own = projects.get(sameRow ?? undefined)
  const candidates = own
    ? [own]
    : [values.project, values.company].flatMap((text) => (text ? projects.ofMoney(text, company?.id) : []))
  const linked = [...new Set(candidates)]
  const [project] = linked.length === 1 ? linked : []
  if (linked.length > 1) row.reasons.push(`“${name}”有${linked.length}个项目，资金先记在企业名下`)
  if (project && context.known.reach && !context.known.reach.includes(project.unitId))
    return finish(context, row, 'refused', null, '对应的项目由其他单位负责，不在您的管理范围内')
  const note = leftovers({
    责任单位: unitKept(context, values.unit),
    资金类别: values.moneyKind,
    ...(company || project ? {} : { 企业或项目: name }),
    备注: values.remark,
    ...taken.extra,
  }).join('\n')
  const answers = figures.flatMap(({ amount, origin: fixed }) => {
    if (!amount) return []
    const origin = fixed ?? originOf(null, values.origin, amount.currency) ?? project?.origin ?? 'domestic'
    // 实际使用外资 is what the commerce office counts of foreign capital; domestic capital is 到位资金
    const kind = origin === 'foreign' ? 'foreign-used' : 'paid-in'
    const nextKey = () => book.number(`arrival ${foldName(name)} ${day.day} ${origin}`)
    let key = nextKey()
    // A row that was refused before is not another figure of one that was taken then.
    if (resent) while (isFromLedger(context, key) && !isSame(context, key, amount, day.day, origin)) key = nextKey()
    const owner = project?.investorCompanyId ?? null
    const byHand = isFromLedger(context, key)
      ? undefined
      : book.registered(
          { kind, minor: amount.minor, currency: amount.currency, on: day.day },
          project?.id ?? null,
          company?.id ?? owner,
        )
    if (byHand) {
      row.reasons.push('系统中已登记同日同额的这笔资金，未重复记')
      return { outcome: 'unchanged' as const, id: byHand.id }
    }
    return (
      planMoney(context, row, key, {
        kind,
        amount,
        on: day.day,
        origin,
        owner: {
          ...charge,
          ...(project ? { unitId: project.unitId } : {}),
          projectId: project?.id ?? null,
          companyId: company?.id ?? owner,
        },
        voucher: values.evidence,
        note: note || null,
      }) ?? []
    )
  })
  const [first] = answers
  if (!first) return finish(context, row, 'refused', null)
  const outcome = answers.find((answer) => answer.outcome !== 'unchanged')?.outcome ?? 'unchanged'
  book.note(dayKey, { table, exact, said: values, id: first.id })
  return finish(context, row, outcome, first.id)
}
