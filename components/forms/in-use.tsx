import type { Fields } from '@/components/forms/form-fields'
import { StatusDot } from '@/components/ui/badge'
import { Checkbox } from '@/components/ui/choices'
import { TextInput } from '@/components/ui/text-input'

/** What of a settings list is chosen no more is kept: what it is called, in forms, tables and the two versions of a conflict. */
const inUseWord = (active: boolean): string => (active ? '在用' : '已停用')

/** A form's stored or typed value of `active` as people read it; undefined for every other field. */
export const shownInUse = (name: string, value: string): string | undefined =>
  name === 'active' ? inUseWord(value === 'on') : undefined

/** The tick that takes a stored entry out of use or back into it; a new one has none. `hint` says what that means for it. */
export function InUseTick({
  fields,
  entry,
  hint,
}: {
  fields: Fields
  entry: { active: boolean } | undefined
  hint: string
}) {
  return entry ? <Checkbox {...fields.tick('active', entry.active)} label={inUseWord(true)} hint={hint} /> : null
}

/** In a table of entries. */
export function InUseDot({ active }: { active: boolean }) {
  return <StatusDot tone={active ? 'ok' : 'neutral'}>{inUseWord(active)}</StatusDot>
}

/** An entry's place among its like: a whole number, small ones first. */
export function PlaceInput({
  fields,
  name,
  place,
  hint = '从小到大排列',
}: {
  fields: Fields
  name: string
  place: number
  hint?: string
}) {
  return <TextInput {...fields.of(name, String(place))} type="number" inputMode="numeric" hint={hint} />
}
