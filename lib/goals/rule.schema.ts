import { z } from 'zod'
import { MONEY_KINDS, ORIGINS, STAGES } from '@/lib/kernel/terms'

/** Which records a rule looks at. `manual`: the figure is reported from elsewhere, with its source. */
export const RULE_SOURCES = ['visits', 'events', 'stage', 'money', 'companies-tagged', 'requests', 'manual'] as const
export type RuleSource = (typeof RULE_SOURCES)[number]
export const RULE_SOURCE_TERMS: Record<RuleSource, string> = {
  visits: '走访记录',
  events: '推介活动',
  stage: '项目到达阶段',
  money: '资金到位记录',
  'companies-tagged': '取得称号的企业',
  requests: '解决的企业诉求',
  manual: '人工填报',
}

/** What is added up: records (家次、个、场), distinct companies (家), or money in 分 (cny) or US cents (usd). */
export const RULE_MEASURES = ['records', 'companies', 'cny', 'usd'] as const
export type RuleMeasure = (typeof RULE_MEASURES)[number]
export const RULE_MEASURE_TERMS: Record<RuleMeasure, string> = {
  records: '按条数',
  companies: '按企业去重',
  cny: '金额（人民币）',
  usd: '金额（美元）',
}

const MEASURES_OF: Record<RuleSource, readonly RuleMeasure[]> = {
  visits: ['records', 'companies'],
  events: ['records'],
  stage: ['records'],
  money: ['cny', 'usd'],
  'companies-tagged': ['companies'],
  requests: ['records'],
  manual: RULE_MEASURES,
}

const codes = z.array(z.string().min(1).max(60)).max(40).default([])
const minor = z.number().int().positive().max(Number.MAX_SAFE_INTEGER)

/**
 * A counting rule: what a metric or goal counts, as data. Amounts are in 分; a threshold includes its own value (以上含本数).
 * `targetTypes` and `tags` are alternatives: one of them is enough.
 */
export const ruleInput = z
  .object({
    source: z.enum(RULE_SOURCES, '请选择统计对象'),
    measure: z.enum(RULE_MEASURES).default('records'),
    stage: z.enum(STAGES).optional(),
    moneyKinds: z.array(z.enum(MONEY_KINDS)).max(MONEY_KINDS.length).default([]),
    targetTypes: codes,
    minAmountCny: minor.optional(),
    minRegisteredCapitalCny: minor.optional(),
    origin: z.enum(ORIGINS).optional(),
    tags: codes,
    sourceRegion: z.string().min(1).max(60).optional(),
    area: z.string().min(1).max(60).optional(),
    verifiedOnly: z.boolean().default(true),
    /** Whether 增资 counts, with its own amount on its own day; without it neither sums nor thresholds see it. */
    increments: z.boolean().default(true),
  })
  .superRefine((rule, ctx) => {
    const wrong = (path: string, message: string) => ctx.addIssue({ code: 'custom', path: [path], message })
    if (rule.source === 'stage' && !rule.stage) wrong('stage', '请选择以哪个阶段为准')
    if (rule.source === 'money' && rule.moneyKinds.length === 0) wrong('moneyKinds', '请至少选择一类资金')
    if (rule.source === 'companies-tagged' && rule.tags.length === 0) wrong('tags', '请至少填写一个企业称号')
    if (!MEASURES_OF[rule.source].includes(rule.measure)) wrong('measure', '该统计对象不能按这种方式计量')
  })
export type Rule = z.infer<typeof ruleInput>

/** Completes a rule written in code: defaults filled, the measure made to fit the source. Throws when it is not a rule. */
export function ruleOf(rule: z.input<typeof ruleInput>): Rule {
  return ruleInput.parse({ ...rule, measure: rule.measure ?? MEASURES_OF[rule.source][0] })
}

/** A figure's unit. Counts are whole numbers; money is an integer of 1/100 of the currency unit. */
export type FigureUnit = { kind: 'count'; label: string } | { kind: 'money'; currency: 'CNY' | 'USD' }

/** The unit a rule's figures come in; `label` is what counts are called (家、个、场). */
export function figureUnit(measure: RuleMeasure, label: string): FigureUnit {
  if (measure === 'cny') return { kind: 'money', currency: 'CNY' }
  if (measure === 'usd') return { kind: 'money', currency: 'USD' }
  return { kind: 'count', label }
}
