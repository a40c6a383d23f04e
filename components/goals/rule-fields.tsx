import type { Fields } from '@/components/forms/form-fields'
import { Checkbox, CheckboxGroup, RadioChips } from '@/components/ui/choices'
import { Select, TextInput } from '@/components/ui/text-input'
import { RULE_MEASURE_TERMS, RULE_MEASURES, RULE_SOURCE_TERMS, RULE_SOURCES, type Rule } from '@/lib/goals/rule.schema'
import { inWan } from '@/lib/kernel/money'
import { MONEY_KIND_TERMS, MONEY_KINDS, ORIGIN_TERMS, ORIGINS, STAGE_TERMS, STAGES } from '@/lib/kernel/terms'

export type DictionaryOption = { value: string; label: string }
type Props = {
  fields: Fields
  rule: Rule | undefined
  targetTypes: DictionaryOption[]
  tags: DictionaryOption[]
  /** An existing goal keeps its measure: its target would mean something else. */
  fixedMeasure: boolean
}

const options = <Code extends string>(codes: readonly Code[], terms: Record<Code, string>) =>
  codes.map((value) => ({ value, label: terms[value] }))
const wan = (minor: number | undefined) => (minor === undefined ? '' : String(inWan(minor)))

/** Shown for some sources only; without script and style everything stays in reach. */
const ON_STAGE = 'hidden group-has-[input[value=stage]:checked]/rule:block'
const ON_MONEY = 'hidden group-has-[input[value=money]:checked]/rule:block'
const ON_PROJECT =
  'hidden space-y-4 group-has-[input[value=stage]:checked]/rule:block group-has-[input[value=money]:checked]/rule:block'
const ON_TAGGED = `${ON_PROJECT} group-has-[input[value=companies-tagged]:checked]/rule:block`

/** A counting rule in a plain form: what is counted, and under which conditions. */
export function RuleFields({ fields, rule, targetTypes, tags, fixedMeasure }: Props) {
  const measures = options(RULE_MEASURES, RULE_MEASURE_TERMS)
  return (
    <fieldset className="group/rule space-y-4 rounded-lg border p-4">
      <legend className="px-1 text-sm font-medium">统计规则</legend>
      <RadioChips {...fields.of('source', rule?.source)} required options={options(RULE_SOURCES, RULE_SOURCE_TERMS)} />
      <Select
        {...fields.of('measure', rule?.measure ?? 'records')}
        required
        hint={fixedMeasure ? '目标建立后不能更改' : '走访可按条数（家次）或按企业（家）；资金按金额'}
        options={fixedMeasure ? measures.filter((each) => each.value === rule?.measure) : measures}
      />
      <div className={ON_STAGE}>
        <Select {...fields.of('stage', rule?.stage)} placeholder="请选择" options={options(STAGES, STAGE_TERMS)} />
      </div>
      <div className={ON_MONEY}>
        <CheckboxGroup
          {...fields.list('moneyKinds', rule?.moneyKinds)}
          options={options(MONEY_KINDS, MONEY_KIND_TERMS)}
        />
      </div>
      <div className={ON_PROJECT}>
        <CheckboxGroup
          {...fields.list('targetTypes', rule?.targetTypes)}
          hint="不选为不限；选多项的，满足其一即可"
          options={targetTypes}
        />
        <div className="grid gap-4 sm:grid-cols-2">
          <TextInput
            {...fields.of('minAmount', wan(rule?.minAmountCny))}
            inputMode="decimal"
            hint="含本数，不限则不填"
          />
          <TextInput
            {...fields.of('minRegisteredCapital', wan(rule?.minRegisteredCapitalCny))}
            inputMode="decimal"
            hint="含本数，不限则不填"
          />
          <TextInput {...fields.of('sourceRegion', rule?.sourceRegion)} placeholder="如：日本" />
          <TextInput {...fields.of('area', rule?.area)} placeholder="如：中德生态园" />
          <Select {...fields.of('origin', rule?.origin)} placeholder="不限" options={options(ORIGINS, ORIGIN_TERMS)} />
        </div>
      </div>
      <div className={ON_TAGGED}>
        <CheckboxGroup
          {...fields.list('tags', rule?.tags)}
          hint="企业称号或项目标签，选多项的满足其一即可"
          options={tags}
        />
      </div>
      <div className={ON_PROJECT}>
        <Checkbox {...fields.tick('verifiedOnly', rule?.verifiedOnly ?? true)} hint="建议保留：对外数字以认定为准" />
        <Checkbox
          {...fields.tick('increments', rule?.increments ?? true)}
          hint="增资按发生日期计入增加的部分；不勾选的，只看首次投资"
        />
      </div>
    </fieldset>
  )
}
