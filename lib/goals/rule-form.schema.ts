import { z } from 'zod'
import { codeList, neededCode, optionalCode, optionalText } from '@/lib/kernel/input'
import { inWan, toMinor } from '@/lib/kernel/money'
import { MONEY_KINDS, ORIGINS, STAGES } from '@/lib/kernel/terms'
import { RULE_MEASURES, RULE_SOURCES, type Rule, ruleInput } from './rule.schema'

/** A tick box sends `on` or nothing. */
const ticked = z
  .string()
  .optional()
  .transform((text) => text === 'on')

/** A counting rule as its form sends it. */
export const ruleFields = {
  source: neededCode('统计对象', RULE_SOURCES),
  measure: neededCode('计量方式', RULE_MEASURES),
  stage: optionalCode(STAGES),
  moneyKinds: codeList(),
  targetTypes: codeList(40),
  minAmount: optionalText(20),
  minRegisteredCapital: optionalText(20),
  origin: optionalCode(ORIGINS),
  tags: codeList(40),
  sourceRegion: optionalText(60),
  area: optionalText(60),
  verifiedOnly: ticked,
  increments: ticked,
}
const typedRule = z.object(ruleFields)
type TypedRule = z.infer<typeof typedRule>

const isMoneyKind = (text: string): text is (typeof MONEY_KINDS)[number] =>
  (MONEY_KINDS as readonly string[]).includes(text)

/** The rule that was typed; what is wrong is told by field. Conditions that the chosen source knows nothing of fall away. */
export function readRule(typed: TypedRule, wrong: (field: string, message: string) => void): Rule | undefined {
  const onProject = typed.source === 'stage' || typed.source === 'money'
  let faulty = false
  const wan = (field: 'minAmount' | 'minRegisteredCapital') => {
    const text = typed[field]
    const minor = text === null ? undefined : toMinor(text, '万')
    if (text === null || (minor !== undefined && minor > 0)) return minor
    faulty = true
    wrong(field, '请填写大于零的万元数')
    return undefined
  }
  const rule = ruleInput.safeParse({
    source: typed.source,
    measure: typed.measure,
    stage: typed.source === 'stage' ? (typed.stage ?? undefined) : undefined,
    moneyKinds: typed.source === 'money' ? typed.moneyKinds.filter(isMoneyKind) : [],
    tags: onProject || typed.source === 'companies-tagged' ? typed.tags : [],
    verifiedOnly: typed.verifiedOnly || !onProject,
    increments: typed.increments || !onProject,
    ...(onProject
      ? {
          targetTypes: typed.targetTypes,
          minAmountCny: wan('minAmount'),
          minRegisteredCapitalCny: wan('minRegisteredCapital'),
          origin: typed.origin ?? undefined,
          sourceRegion: typed.sourceRegion ?? undefined,
          area: typed.area ?? undefined,
        }
      : {}),
  })
  for (const issue of rule.error?.issues ?? []) wrong(String(issue.path[0] ?? 'source'), issue.message)
  return faulty ? undefined : rule.data
}

const inForm = (minor: number | undefined): string => (minor === undefined ? '' : String(inWan(minor)))

/** A stored rule by the names and in the units of its form. */
export function ruleTyped(rule: Rule) {
  const { source, measure, stage, moneyKinds, targetTypes, origin, tags, sourceRegion, area } = rule
  return {
    source,
    measure,
    stage: stage ?? '',
    moneyKinds,
    targetTypes,
    minAmount: inForm(rule.minAmountCny),
    minRegisteredCapital: inForm(rule.minRegisteredCapitalCny),
    origin: origin ?? '',
    tags,
    sourceRegion: sourceRegion ?? '',
    area: area ?? '',
    verifiedOnly: rule.verifiedOnly,
    increments: rule.increments,
  }
}
