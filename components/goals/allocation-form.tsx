'use client'
import { RecordForm } from '@/components/forms/record-form'
import { Select } from '@/components/ui/text-input'
import type { FormAction } from '@/lib/access/form'
import { typedValue } from '@/lib/goals/figure.rules'
import type { Allocation } from '@/lib/goals/queries'
import type { FigureUnit } from '@/lib/goals/rule.schema'

type Props = {
  action: FormAction
  formKey: string
  goalId: string
  unit: FigureUnit
  years: number[]
  /** In tree order; labels show their depth. */
  units: { value: string; label: string }[]
  allocations: Allocation[]
}

/** 任务分解: a target for each unit and year; what is left empty has no share. */
export function AllocationForm({ action, formKey, goalId, unit, years, units, allocations }: Props) {
  const money = unit.kind === 'money'
  const labels = Object.fromEntries(
    units.flatMap((each) => years.map((year) => [`share.${each.value}.${year}`, `${each.label.trim()} ${year}年`])),
  )
  const stored = (unitId: string, year: number) => {
    const found = allocations.find((each) => each.unitId === unitId && each.year === year)
    return found ? typedValue(found.target, unit).text : ''
  }
  return (
    <RecordForm id="allocation" action={action} formKey={formKey} labels={labels} submit="保存分解">
      {(fields) => (
        <>
          <input type="hidden" name="goalId" value={goalId} />
          {money ? (
            <Select {...fields.of('shareUnit', '万')} label="金额单位" options={MONEY} />
          ) : (
            <p className="text-sm text-ink-muted">单位：{unit.label}。不填即不向该单位分解。</p>
          )}
          <div className="overflow-x-auto">
            <table className="w-full text-left">
              <caption className="sr-only">任务分解</caption>
              <thead>
                <tr className="text-sm text-ink-muted">
                  <th scope="col" className="py-1 pr-3 font-medium">
                    单位
                  </th>
                  {years.map((year) => (
                    <th key={year} scope="col" className="py-1 pr-2 text-right font-medium">
                      {year}年
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {units.map((each) => (
                  <tr key={each.value}>
                    <th scope="row" className="whitespace-nowrap py-1 pr-3 font-normal">
                      {each.label}
                    </th>
                    {years.map((year) => {
                      const name = `share.${each.value}.${year}`
                      const { defaultValue, errors } = fields.of(name, stored(each.value, year))
                      return (
                        <td key={year} className="py-1 pr-2">
                          <input
                            id={`f-${name}`}
                            name={name}
                            defaultValue={defaultValue}
                            inputMode="decimal"
                            aria-label={labels[name]}
                            aria-invalid={errors ? true : undefined}
                            className="control min-w-20 text-right"
                          />
                        </td>
                      )
                    })}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </>
      )}
    </RecordForm>
  )
}

const MONEY = [
  { value: '万', label: '万' },
  { value: '亿', label: '亿' },
  { value: '元', label: '元' },
]
