import { formatMoney } from '@/lib/kernel/money'
import type { Origin } from '@/lib/kernel/terms'
import { readTargets } from '../cells/words'
import type { TakenRow } from '../understand/table'
import { leftovers, namesOf, originOf, type PlanContext, placeOf, type RowInHand } from './context'

export type ProjectFacts = {
  name: string
  investor: string | null
  investorNames: string[]
  origin: Origin | null
  sourceRegion: string | null
  industry: string | null
  landedName: string | null
  landedUscc: string | null
  content: string | null
  targets: string[]
}

/** A row's columns as a project's facts; what has no column of its own becomes lines of its content. */
export function factsOf({ known }: PlanContext, row: RowInHand, { values, extra }: TakenRow<'projects'>): ProjectFacts {
  const investorNames = values.investor ?? []
  const sourceRegion = placeOf(known, values.region)
  const codes = new Set(values.targets?.codes)
  const unknown = (values.targets?.others ?? []).filter((word) => {
    const code = known.targetTypes.get(word) ?? known.targetTypes.get(word.replace(/(类|业|产业)?项目$|产业$/, ''))
    if (code) codes.add(code)
    return code === undefined
  })
  const ticked = Object.entries(extra)
    .filter(([, text]) => /^(是|√|✓|✔|☑|有|y|yes|1)$/i.test(text))
    .map(([heading]) => heading)
  for (const heading of ticked)
    for (const code of readTargets(heading.replace(/^是否|企业|项目|类|[?？]/g, '')).value?.codes ?? []) codes.add(code)
  // a ledger without types says by the industry what a project serves
  if (values.targets === undefined)
    for (const code of readTargets(values.industry ?? null).value?.codes ?? []) codes.add(code)
  const stated = values.origin ?? (ticked.some((heading) => /外资|外商/.test(heading)) ? 'foreign' : undefined)
  const industry = values.industry ? (known.industries.get(values.industry) ?? null) : null
  if (values.paidIn)
    row.reasons.push(
      `到位资金${formatMoney(values.paidIn.minor, values.paidIn.currency)}没有到账日期，未计入到位资金，已记入项目内容`,
    )
  const money = (amount: typeof values.paidIn) => amount && formatMoney(amount.minor, amount.currency)
  const lines = leftovers({
    项目编号: values.code,
    项目类型: unknown.join('、'),
    行业: industry ? undefined : values.industry,
    外资金额: values.amount ? money(values.foreignCapital) : undefined,
    到位资金: money(values.paidIn),
    进展: values.progress?.text,
    责任单位: values.unit,
    责任人: namesOf(values.person),
    包联领导: namesOf(values.leader),
    投资方简介: values.about,
    引荐人: values.partner,
    备注: values.remark,
    ...extra,
  })
  return {
    name: values.name ?? `${investorNames[0] ?? ''}项目`,
    investor: investorNames.join('、') || null,
    investorNames,
    origin: originOf(sourceRegion, stated, (values.amount ?? values.foreignCapital)?.currency) ?? null,
    sourceRegion,
    industry,
    landedName: values.landedCompany ?? null,
    landedUscc: values.landedUscc?.code ?? null,
    content:
      [values.content, ...(values.place ? [`落地地点：${values.place}`] : []), ...lines]
        .filter(Boolean)
        .join('\n')
        .slice(0, 4000) || null,
    targets: [...codes],
  }
}
