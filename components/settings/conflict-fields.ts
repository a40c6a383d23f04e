import type { ConflictField } from '@/components/ui/conflict-panel'
import type { FormState } from '@/lib/access/form'

/** The fields on which what was typed and what is stored differ. `show` turns a stored value into what people read. */
export function conflictFields(
  state: FormState,
  labels: Record<string, string>,
  show: (name: string, value: string) => string,
): ConflictField[] {
  return Object.entries(labels).flatMap(([name, label]) => {
    const mine = [state.values?.[name] ?? ''].flat().join('、')
    const theirs = stored(state.theirs?.[name])
    if (state.theirs === undefined || !(name in state.theirs) || mine === theirs) return []
    return { name, label, mine: show(name, mine), theirs: show(name, theirs), theirsValue: theirs }
  })
}

/** A stored value as its form control would send it: a tick is `on`. */
function stored(value: unknown): string {
  if (value === true) return 'on'
  if (value === false || value === null || value === undefined) return ''
  return String(value)
}
