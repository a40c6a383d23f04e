import type { Choice } from '@/components/lists/choice-filters'
import type { Option } from '@/components/ui/text-input'

/** The filter always in view; a single unit needs none. */
export function eventChoices(units: Option[]): Choice[] {
  return units.length < 2
    ? []
    : [{ name: 'unit', label: '责任单位', all: '全部单位', options: units, unknown: '指定单位' }]
}
