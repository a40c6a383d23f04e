'use client'
import { RecordForm } from '@/components/forms/record-form'
import { RadioChips } from '@/components/ui/choices'
import { DateInput, Select, TextInput } from '@/components/ui/text-input'
import type { FormAction } from '@/lib/access/form'
import { typedValue } from '@/lib/goals/figure.rules'
import type { GoalRow } from '@/lib/goals/queries'
import { figureUnit, type Rule } from '@/lib/goals/rule.schema'
import { GOAL_LABELS } from '@/lib/goals/schema'
import { paths } from '@/lib/kernel/paths'
import { GOAL_PERIOD_TERMS, GOAL_PERIODS } from '@/lib/kernel/terms'
import { type DictionaryOption, RuleFields } from './rule-fields'
import { RulePreview } from './rule-preview'
import { shown } from './shown-rule'

type Props = {
  action: FormAction
  formKey: string
  planId: string
  /** First day of the plan: where a new goal's rule begins. */
  planFrom: string
  goal?: Omit<GoalRow, 'rules'> & { rule: Rule }
  /** The day a changed rule applies from unless said otherwise. */
  today: string
  targetTypes: DictionaryOption[]
  tags: DictionaryOption[]
  /** Whether the person may open the figures of the preview. */
  opens: boolean
}

const PERIODS = GOAL_PERIODS.map((value) => ({ value, label: GOAL_PERIOD_TERMS[value] }))
const FACTORS = [
  { value: '元', label: '按计量单位' },
  { value: '万', label: '万' },
  { value: '亿', label: '亿' },
]

/** A goal and the rule it counts by. A changed rule applies from its day on; what was counted before stays. */
export function GoalForm({ action, formKey, planId, planFrom, goal, today, targetTypes, tags, opens }: Props) {
  const unit = goal && figureUnit(goal.rule.measure, goal.unitLabel)
  const target = goal && unit ? typedValue(goal.target, unit) : undefined
  const stock = goal?.baseline && unit ? typedValue(goal.baseline.stock, { kind: 'count', label: '' }) : undefined
  return (
    <RecordForm
      id="goal"
      action={action}
      formKey={formKey}
      record={goal}
      labels={GOAL_LABELS}
      show={shown(targetTypes, tags)}
      cancelHref={paths.settingsOne('plans', planId)}
    >
      {(fields) => (
        <>
          <input type="hidden" name="planId" value={planId} />
          <TextInput {...fields.of('title', goal?.title)} required />
          <div className="grid gap-4 sm:grid-cols-3">
            <TextInput {...fields.of('target', target?.text)} required inputMode="decimal" />
            <Select {...fields.of('targetUnit', target?.unit ?? '元')} label="数量级" options={FACTORS} />
            <TextInput {...fields.of('unitLabel', goal?.unitLabel)} required placeholder="家、个、场、元、美元" />
          </div>
          <RadioChips {...fields.of('period', goal?.period ?? 'annual')} required options={PERIODS} />
          <DateInput
            {...fields.of('by', goal?.by)}
            hint="规划期结束前就要完成的填写；年度目标只考核某一年的，填该年12月31日"
          />
          <fieldset className="rounded-lg border p-4">
            <legend className="px-1 text-sm font-medium">期末存量目标的基期（其他考核方式不填）</legend>
            <div className="grid gap-4 sm:grid-cols-3">
              <TextInput {...fields.of('baselineStock', stock?.text)} inputMode="decimal" />
              <DateInput {...fields.of('baselineAsOf', goal?.baseline?.asOf)} />
              <TextInput {...fields.of('baselineNote', goal?.baseline?.note)} label="基期说明" />
            </div>
          </fieldset>
          <RuleFields
            fields={fields}
            rule={goal?.rule}
            targetTypes={targetTypes}
            tags={tags}
            fixedMeasure={goal !== undefined}
          />
          <DateInput
            {...fields.of('effectiveFrom', goal ? today : planFrom)}
            required
            hint="规则有改动时，自这一天起按新规则统计，之前的仍按原规则；早于今天的须勾选确认"
          />
          <RulePreview goalKey={goal && opens ? `goal:${goal.id}` : undefined} />
        </>
      )}
    </RecordForm>
  )
}
