import { ChevronRight } from 'lucide-react'
import type { ActiveChip, ListCells } from '@/components/lists/list-view'
import { DateInput, TextInput } from '@/components/ui/text-input'
import { extraHeader } from '@/lib/extras/list.schema'
import type { ExtraField } from '@/lib/extras/queries'
import { extraName, extraWords } from '@/lib/extras/rules'

type Filters = Readonly<Record<string, unknown>>
type Row = { extras: Record<string, string> }
const textOf = (filters: Filters, name: string) => {
  const value = filters[name]
  return typeof value === 'string' ? value : ''
}

/** The columns of a district's own fields. */
export function extraCells<Each extends Row>(fields: readonly ExtraField[]): ListCells<Each> {
  return Object.fromEntries(
    fields.map((field) => [
      extraName(field.id),
      {
        align: field.type === 'number' ? ('end' as const) : undefined,
        cell: (row: Each) => {
          const text = row.extras[field.id] ?? ''
          const shown = extraWords({ ...field, measure: null }, text)
          return field.type === 'text' ? <span className="line-clamp-2">{shown}</span> : shown
        },
      },
    ]),
  )
}

/** Filters of a district's own fields, folded: a list may have dozens. */
export function ExtraFilters({ fields, filters }: { fields: readonly ExtraField[]; filters: Filters }) {
  if (fields.length === 0) return null
  const asked = extraChips(fields, filters).length > 0
  return (
    <details open={asked} className="group/extras border-t pt-2">
      <summary className="touch flex cursor-pointer items-center gap-1 text-sm font-medium">
        <ChevronRight aria-hidden className="size-4 text-ink-muted group-open/extras:rotate-90" />
        自定义字段（{fields.length}）
      </summary>
      <div className="max-h-72 space-y-3 overflow-y-auto p-0.5 pt-2">
        {fields.map((field) => (
          <OneFilter key={field.id} field={field} filters={filters} />
        ))}
      </div>
    </details>
  )
}

function OneFilter({ field, filters }: { field: ExtraField; filters: Filters }) {
  const [name, label] = [extraName(field.id), extraHeader(field)]
  const [from, to] = [`${name}.from`, `${name}.to`]
  if (field.type === 'text')
    return <TextInput name={name} label={`${label}含`} defaultValue={textOf(filters, name)} maxLength={60} />
  const Input = field.type === 'day' ? DateInput : TextInput
  const mode = field.type === 'day' ? {} : { inputMode: 'decimal' as const, maxLength: 24 }
  return (
    <div className="grid grid-cols-2 items-end gap-3">
      <Input name={from} label={`${label}从`} defaultValue={textOf(filters, from)} {...mode} />
      <Input name={to} label={`${label}到`} defaultValue={textOf(filters, to)} {...mode} />
    </div>
  )
}

/** The filters in force on a district's own fields, in words. */
export function extraChips(fields: readonly ExtraField[], filters: Filters): ActiveChip[] {
  return fields.flatMap((field) => {
    const name = extraName(field.id)
    const [text, from, to] = [name, `${name}.from`, `${name}.to`].map((one) => textOf(filters, one))
    if (text) return [{ label: `${field.label}含“${text}”`, removes: [name] }]
    if (!from && !to) return []
    const words = (value: string | undefined) => extraWords(field, value ?? '')
    const range = from && to ? `${words(from)} 至 ${words(to)}` : from ? `${words(from)} 起` : `至 ${words(to)}`
    return [{ label: `${field.label} ${range}`, removes: [`${name}.from`, `${name}.to`] }]
  })
}
