import type { Fields } from '@/components/forms/form-fields'
import { CheckboxGroup } from '@/components/ui/choices'
import { Field } from '@/components/ui/field'
import { DateInput, type Option } from '@/components/ui/text-input'
import { CREDIT_METRICS } from '@/lib/ownership/credit.rules'

const PLACES = [0, 1, 2, 3, 4]
const METRICS = CREDIT_METRICS.map(({ metric, label }) => ({ value: metric, label }))

type Props = {
  fields: Fields
  units: Option[]
  /** The unit that has it all now. */
  start: string
}

/** Who gets how many percent, of what, from when to when. Two rows are enough for most; more are there for those who need them. */
export function ShareFields({ fields, units, start }: Props) {
  const typed = {
    units: fields.list('shareUnits').defaultValues,
    percents: fields.list('sharePercents').defaultValues,
  }
  const unitAt = (at: number) => typed.units[at] ?? (at === 0 ? start : '')
  const used = Math.max(2, typed.units.findLastIndex(Boolean) + 1)
  const row = (at: number) => (
    <div key={at} className="grid grid-cols-[minmax(0,1fr)_6rem] gap-2">
      <select name="shareUnits[]" aria-label={`第${at + 1}个单位`} defaultValue={unitAt(at)} className="control">
        <option value="">选择单位</option>
        {units.map((unit) => (
          <option key={unit.value} value={unit.value}>
            {unit.label}
          </option>
        ))}
      </select>
      <span className="flex items-center gap-1.5">
        <input
          name="sharePercents[]"
          aria-label={`第${at + 1}个单位的百分比`}
          defaultValue={typed.percents[at] ?? ''}
          inputMode="numeric"
          autoComplete="off"
          className="control text-right"
        />
        %
      </span>
    </div>
  )
  return (
    <>
      <Field {...fields.own('shares')} hint="填写整数百分比，合计 100%" group required>
        <div className="space-y-2">
          {PLACES.slice(0, used).map(row)}
          <details open={used > 2}>
            <summary className="touch w-fit cursor-pointer text-accent">还有其他单位</summary>
            <div className="mt-2 space-y-2">{PLACES.slice(used).map(row)}</div>
          </details>
        </div>
      </Field>
      <CheckboxGroup {...fields.list('metrics', [])} options={METRICS} hint="不选表示全部阶段和资金都按此比例" />
      <div className="grid gap-4 md:grid-cols-2">
        <DateInput {...fields.of('fromDay')} hint="不填表示从一开始" />
        <DateInput {...fields.of('toDay')} hint="不填表示长期有效" />
      </div>
    </>
  )
}
