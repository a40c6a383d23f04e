import type { Show } from '@/components/forms/conflict-fields'
import { RULE_MEASURE_TERMS, RULE_SOURCE_TERMS } from '@/lib/goals/rule.schema'
import { GOAL_PERIOD_TERMS, MONEY_KIND_TERMS, ORIGIN_TERMS, STAGE_TERMS } from '@/lib/kernel/terms'
import type { DictionaryOption } from './rule-fields'

const TERMS: Record<string, Record<string, string>> = {
  source: RULE_SOURCE_TERMS,
  measure: RULE_MEASURE_TERMS,
  stage: STAGE_TERMS,
  moneyKinds: MONEY_KIND_TERMS,
  origin: ORIGIN_TERMS,
  period: GOAL_PERIOD_TERMS,
  verifiedOnly: { on: '是', '': '否' },
  increments: { on: '是', '': '否' },
}

/** What a goal's form holds, in words, for the panel of two versions. */
export function shown(targetTypes: DictionaryOption[], tags: DictionaryOption[]): Show {
  const labels = new Map([...targetTypes, ...tags].map(({ value, label }) => [value, label]))
  return (name, value) => TERMS[name]?.[value] ?? labels.get(value) ?? value
}
