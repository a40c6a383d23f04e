import type { ActiveChip } from '@/components/lists/list-view'
import { DateInput, type Option, Select } from '@/components/ui/text-input'
import type { EventList } from '@/lib/events/list.schema'

type Props = { list: EventList; units: Option[] }

/** The filter always in view. */
export function EventFilters({ list, units }: Props) {
  if (units.length < 2) return null
  return (
    <Select
      name="unit"
      label="责任单位"
      hideLabel
      placeholder="全部单位"
      options={units}
      defaultValue={list.filters.unit ?? ''}
    />
  )
}

/** The filters behind “更多筛选”. */
export function MoreEventFilters({ list: { filters } }: { list: EventList }) {
  return (
    <div className="grid grid-cols-2 gap-3">
      <DateInput name="from" label="活动日期从" defaultValue={filters.from ?? ''} />
      <DateInput name="to" label="到" defaultValue={filters.to ?? ''} />
    </div>
  )
}

/** The filters in force, in words. */
export function eventChips({ filters: { from, to, unit } }: EventList, units: Option[]): ActiveChip[] {
  const unitName = units.find((option) => option.value === unit)?.label.trim() ?? '指定单位'
  return [
    (from || to) && { label: `${from ?? '最早'} 至 ${to ?? '最晚'}`, removes: ['from', 'to'] },
    unit && { label: unitName, removes: ['unit'] },
  ].filter((chip) => typeof chip === 'object')
}
