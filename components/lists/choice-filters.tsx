import { DateInput, type Option, Select } from '@/components/ui/text-input'
import type { ActiveChip } from './list-view'

/** One filter of a list: its name in the address and on the form, what it offers, and what the box says when nothing is chosen. */
export type Choice = {
  name: string
  label: string
  options: Option[]
  all?: string
  /** What a chosen value is called that is not among the options: 指定人员. */
  unknown?: string
}
type Filters = Readonly<Record<string, string | undefined>>
type Props = { choices: readonly Choice[]; filters: Filters }

/** Boxes always in view: their first line says what they are. */
export function ChoiceFilters({ choices, filters }: Props) {
  return choices.map(({ name, label, options, all }) => (
    <Select
      key={name}
      name={name}
      label={label}
      hideLabel
      placeholder={all ?? `${label}不限`}
      options={options}
      defaultValue={filters[name] ?? ''}
    />
  ))
}

/** Boxes behind “更多筛选”, with their labels. */
export function FoldedFilters({ choices, filters }: Props) {
  return choices.map(({ name, label, options }) => (
    <Select
      key={name}
      name={name}
      label={label}
      placeholder="不限"
      options={options}
      defaultValue={filters[name] ?? ''}
    />
  ))
}

/** Two days, `from` and `to`. */
export function DaysFilter({ label, filters }: { label: string; filters: Filters }) {
  return (
    <div className="grid grid-cols-2 gap-3">
      <DateInput name="from" label={`${label}从`} defaultValue={filters.from ?? ''} />
      <DateInput name="to" label="到" defaultValue={filters.to ?? ''} />
    </div>
  )
}

/** The choices in force, in words. */
export function choiceChips(choices: readonly Choice[], filters: Filters): ActiveChip[] {
  return choices.flatMap(({ name, options, unknown }) => {
    const value = filters[name]
    if (value === undefined) return []
    const label = options.find((option) => option.value === value)?.label.trim() ?? unknown ?? value
    return [{ label, removes: [name] }]
  })
}

/** The days in force, in words; none when there are none. */
export function daysChip({ from, to }: Filters, label = ''): ActiveChip[] {
  return from || to ? [{ label: `${label}${from ?? '最早'} 至 ${to ?? '最晚'}`, removes: ['from', 'to'] }] : []
}

/** Options from codes and their terms, in the codes' order. */
export function optionsOf<Code extends string>(
  codes: readonly Code[],
  terms: Readonly<Record<Code, string>>,
): Option[] {
  return codes.map((value) => ({ value, label: terms[value] }))
}
