import type { Fields } from '@/components/forms/form-fields'
import { RadioChips } from '@/components/ui/choices'
import { DateInput, type Option, Select } from '@/components/ui/text-input'

/** What happens to what counted before the day of a transfer. */
export const PAST_OPTIONS = [
  { value: 'stay', label: '仍归原单位' },
  { value: 'follow', label: '一并转入接收单位' },
]
type Props = { fields: Fields; units: Option[]; people: Option[]; today: string; unitId?: string }

/** To whom a project goes, from which day, and what becomes of the past. */
export function TransferFields({ fields, units, people, today, unitId }: Props) {
  return (
    <>
      <div className="grid gap-4 md:grid-cols-2">
        <Select {...fields.of('toUnitId', unitId)} options={units} placeholder="请选择" required />
        <Select
          {...fields.of('toOwnerId')}
          options={people}
          placeholder="由接收单位确定"
          hint="移交其他单位的，可由接收单位同意时指定"
        />
      </div>
      <DateInput {...fields.of('on', today)} max={today} required hint="这一天起发生的阶段和资金记入接收单位" />
      <RadioChips {...fields.of('pastStays', 'stay')} options={PAST_OPTIONS} />
    </>
  )
}
