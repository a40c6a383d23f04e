import type { Fields } from '@/components/forms/form-fields'
import { DateInput, TextArea, TextInput } from '@/components/ui/text-input'
import type { RecordExtra } from '@/lib/extras/queries'

/** The labels of extra fields' controls, for errors and for the two versions of a conflict. */
export const extraLabels = (extras: readonly RecordExtra[]): Record<string, string> =>
  Object.fromEntries(extras.map(({ name, label }) => [name, label]))

/** The controls of a district's own fields; nothing where it has none. */
export function ExtraInputs({ fields, extras }: { fields: Fields; extras: readonly RecordExtra[] }) {
  if (extras.length === 0) return null
  return (
    <fieldset className="grid gap-4 md:grid-cols-2">
      <legend className="sr-only">其他信息</legend>
      {extras.map(({ name, label, type, measure, value }) => {
        const look = { ...fields.of(name, value), label }
        if (type === 'day') return <DateInput key={name} {...look} />
        if (type === 'number')
          return (
            <TextInput
              key={name}
              {...look}
              inputMode="decimal"
              maxLength={24}
              hint={measure ? `单位：${measure}` : undefined}
            />
          )
        // One line would swallow the line breaks that a ledger's cell brought.
        return value.includes('\n') ? (
          <TextArea key={name} {...look} rows={3} className="md:col-span-2" />
        ) : (
          <TextInput key={name} {...look} />
        )
      })}
    </fieldset>
  )
}
