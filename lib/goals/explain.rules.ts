import { formatMoney } from '@/lib/kernel/money'
import { MONEY_KIND_TERMS, ORIGIN_TERMS, STAGE_TERMS } from '@/lib/kernel/terms'
import type { Rule } from './rule.schema'

/** Dictionary code → its name; a code without a name is shown as it is. */
export type Labels = Record<string, string>
const named = (codes: readonly string[], labels: Labels) => codes.map((code) => labels[code] ?? code).join('、')

function subject(rule: Rule, labels: Labels): string {
  switch (rule.source) {
    case 'visits':
      return rule.measure === 'companies'
        ? '统计期内走访过的企业数，同一企业多次走访只计一家；多个单位联合走访的，参加单位各计一家，合计只计一家。'
        : '统计期内的走访次数，同一企业多次走访分别计数；多个单位联合走访的，参加单位各计一家次，合计只计一次。'
    case 'events':
      return '统计期内举办的推介活动场数。'
    case 'stage':
      return `统计期内${rule.stage ? STAGE_TERMS[rule.stage] : ''}的项目数，一个项目只计一次。`
    case 'money': {
      const kinds = rule.moneyKinds.map((kind) => MONEY_KIND_TERMS[kind]).join('、')
      const currency = rule.measure === 'usd' ? '美元，按入账时折算率' : '人民币，外币按入账时汇率'
      return `统计期内发生的${kinds}合计（${currency}）。`
    }
    case 'companies-tagged':
      return `统计期内取得“${named(rule.tags, labels)}”称号的企业数，一家企业只计一次。`
    case 'requests':
      return '统计期内解决的企业诉求件数：企业评价满意，或由负责同志代为认定。'
    case 'manual':
      return '本项数据由主管单位填报并注明来源，系统不从业务记录中计算；取统计期内最近一次填报数。'
  }
}

function dating(rule: Rule): string {
  if (rule.source === 'stage') return '按到达该阶段的发生日期计入，不按录入日期；项目流失或搁置的，自该日起不再计入。'
  if (rule.source === 'money')
    return '按资金发生日期计入，不按录入日期；已更正或作废的不计；资金到位后项目终止的，不自动扣减。'
  if (rule.source === 'requests') return '按评价满意的日期计入承办单位；已答复未评价、未能解决和重新办理的不计。'
  if (rule.source === 'visits' || rule.source === 'events') return '按发生日期计入，不按录入日期；不需要认定。'
  return ''
}

/** Whose amounts a threshold compares. */
const amounts = (rule: Rule): string => (rule.verifiedOnly ? '已认定的' : '')

/** How 增资 counts, where a rule looks at money at all. */
function increases(rule: Rule): string {
  if (rule.source === 'money')
    return rule.increments ? '增资按其发生日期计入，只计增加的部分。' : '增资不计入，只计首次投资。'
  if (rule.minAmountCny || rule.minRegisteredCapitalCny)
    return rule.increments ? '' : '增资不计入上述金额，只看首次投资。'
  return ''
}

/** A rule in plain Chinese, one sentence per condition, in the order in which they are checked. */
export function explainRule(rule: Rule, labels: Labels = {}): string[] {
  const onProject = rule.source === 'stage' || rule.source === 'money'
  const sentences = [
    subject(rule, labels),
    dating(rule),
    onProject
      ? rule.verifiedOnly
        ? '只计已认定的；待认定、未通过的另列。'
        : '已认定和待认定的都计，未通过的不计。'
      : '',
    rule.targetTypes.length > 0
      ? `目标类型为${named(rule.targetTypes, labels)}${rule.targetTypes.length > 1 ? '之一' : ''}。`
      : '',
    rule.origin ? `限${ORIGIN_TERMS[rule.origin]}。` : '',
    rule.minAmountCny
      ? `${amounts(rule)}协议投资额${formatMoney(rule.minAmountCny)}以上（含本数，外币按入账时汇率折人民币）。`
      : '',
    rule.minRegisteredCapitalCny
      ? `${amounts(rule)}注册资本${formatMoney(rule.minRegisteredCapitalCny)}以上（含本数）。`
      : '',
    increases(rule),
    onProject && rule.tags.length > 0
      ? `项目标签含${named(rule.tags, labels)}${rule.tags.length > 1 ? '之一' : ''}。`
      : '',
    rule.sourceRegion ? `投资来源地为${rule.sourceRegion}。` : '',
    rule.area ? `落地片区为${rule.area}。` : '',
  ]
  return sentences.filter((sentence) => sentence !== '')
}
