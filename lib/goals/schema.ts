import { z } from 'zod'
import {
  idField,
  LIMITS,
  neededCode,
  neededDay,
  neededText,
  optionalCode,
  optionalDay,
  optionalText,
  versionField,
} from '@/lib/kernel/input'
import { MONEY_UNITS, type MoneyUnit, toMinor } from '@/lib/kernel/money'
import { GOAL_PERIODS } from '@/lib/kernel/terms'
import type { RuleMeasure } from './rule.schema'
import { readRule, ruleFields } from './rule-form.schema'

export const PLAN_LABELS = {
  title: '名称',
  org: '制定单位',
  from: '开始日期',
  to: '结束日期',
  source: '来源文件',
} as const
export const GOAL_LABELS = {
  title: '目标名称',
  unitLabel: '计量单位',
  target: '目标值',
  targetUnit: '数量级',
  period: '考核方式',
  by: '完成期限',
  baselineStock: '基期存量',
  baselineAsOf: '基期日期',
  source: '统计对象',
  measure: '计量方式',
  stage: '以到达阶段为准',
  moneyKinds: '资金类别',
  targetTypes: '目标类型',
  minAmount: '协议投资额下限（万元）',
  minRegisteredCapital: '注册资本下限（万元）',
  origin: '内资/外资',
  tags: '标签',
  sourceRegion: '来源地',
  area: '落地片区',
  verifiedOnly: '只计已认定的',
  increments: '增资计入',
  effectiveFrom: '规则生效日期',
} as const
export const FIGURE_LABELS = { asOf: '截至日期', value: '数值', source: '数据来源' } as const

/** Without `id` a plan is created. */
export const planInput = z
  .object({
    id: idField.optional(),
    version: versionField.optional(),
    title: neededText('规划名称'),
    org: neededText('制定单位', LIMITS.name),
    from: neededDay('开始日期'),
    to: neededDay('结束日期'),
    source: optionalText(),
  })
  .refine((plan) => plan.from <= plan.to, { path: ['to'], message: '结束日期不能早于开始日期' })
export type PlanInput = z.infer<typeof planInput>

const isUnit = (text: string): text is MoneyUnit => Object.hasOwn(MONEY_UNITS, text)
const factor = z
  .string()
  .optional()
  .transform((text): MoneyUnit => (text && isUnit(text) ? text : '元'))

/**
 * A value as typed (`120`, `1.2` with 亿) in the smallest unit of a measure: counts must come out whole, money is in 1/100.
 * Undefined when it cannot be read, or is negative.
 */
export function readValue(text: string, unit: MoneyUnit, measure: RuleMeasure): number | undefined {
  const minor = toMinor(text, unit)
  if (minor === undefined || minor < 0) return undefined
  if (measure === 'cny' || measure === 'usd') return minor
  return minor % 100 === 0 ? minor / 100 : undefined
}

/** A goal with its rule as the form sends it; without `id` it is created. The rule is stored as a version from `effectiveFrom` on. */
export const goalInput = z
  .object({
    id: idField.optional(),
    version: versionField.optional(),
    planId: idField,
    title: neededText('目标名称'),
    unitLabel: neededText('计量单位', 10),
    target: neededText('目标值', 30),
    targetUnit: factor,
    period: neededCode('考核方式', GOAL_PERIODS),
    by: optionalDay(),
    baselineStock: optionalText(20),
    baselineAsOf: optionalDay(),
    baselineNote: optionalText(),
    ...ruleFields,
    effectiveFrom: neededDay('规则生效日期'),
  })
  .transform((typed, ctx) => {
    const wrong = (path: string, message: string) => ctx.addIssue({ code: 'custom', path: [path], message })
    const target = readValue(typed.target, typed.targetUnit, typed.measure)
    if (target === undefined || target === 0) wrong('target', '请填写大于零的数；按条数、按企业的须为整数')
    const stock = typed.baselineStock === null ? undefined : readValue(typed.baselineStock, '元', typed.measure)
    if (typed.baselineStock !== null && stock === undefined) wrong('baselineStock', '请填写数字')
    if (stock !== undefined && !typed.baselineAsOf) wrong('baselineAsOf', '请填写基期日期')
    const rule = readRule(typed, wrong)
    if (!rule || target === undefined) return z.NEVER
    const { id, version, planId, title, unitLabel, period, by, effectiveFrom, baselineAsOf, baselineNote } = typed
    const baseline =
      stock !== undefined && baselineAsOf
        ? { stock, asOf: baselineAsOf, ...(baselineNote ? { note: baselineNote } : {}) }
        : null
    return {
      id,
      version,
      planId,
      facts: { title, unitLabel, target, period, by, baseline },
      rule,
      effectiveFrom,
    }
  })
export type GoalInput = z.infer<typeof goalInput>

/** The same form while it is being filled in: the rule, and from when it would apply to which period. Nothing else needs to be there yet. */
export const previewInput = z
  .object({
    id: idField.optional(),
    planId: idField,
    unitLabel: optionalText(10),
    period: optionalCode(GOAL_PERIODS),
    by: optionalDay(),
    effectiveFrom: optionalDay(),
    ...ruleFields,
  })
  .transform((typed, ctx) => {
    const rule = readRule(typed, (path, message) => ctx.addIssue({ code: 'custom', path: [path], message }))
    const { id, planId, unitLabel, period, by, effectiveFrom } = typed
    return rule ? { id, planId, unitLabel, period, by, effectiveFrom, rule } : z.NEVER
  })
export type PreviewInput = z.infer<typeof previewInput>

/** A reported figure: the standing on its day, with where it comes from. */
export const figureInput = z.object({
  goalId: idField,
  asOf: neededDay('截至日期'),
  value: neededText('数值', 30),
  valueUnit: factor,
  source: neededText('数据来源'),
})
export type FigureInput = z.infer<typeof figureInput>

/**
 * A goal's shares: fields `share.<unitId>.<year>` in the goal's own unit times `shareUnit`; empty takes a share away. `version` is what the
 * form's own cells were when it was opened (sharesVersion).
 */
export const allocationInput = z
  .object({ goalId: idField, shareUnit: factor, version: versionField.optional() })
  .catchall(z.union([z.string(), z.array(z.string())]))
  .transform(({ goalId, shareUnit, version, ...rest }) => ({
    goalId,
    shareUnit,
    version,
    cells: Object.entries(rest).flatMap(([name, typed]) => {
      const [, unitId, year] = /^share\.(.+)\.(\d{4})$/.exec(name) ?? []
      return unitId && year && typeof typed === 'string'
        ? [{ name, unitId, year: Number(year), typed: typed.trim() }]
        : []
    }),
  }))
export type AllocationInput = z.infer<typeof allocationInput>
