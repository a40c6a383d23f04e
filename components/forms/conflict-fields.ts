import type { ConflictField } from '@/components/ui/conflict-panel'
import type { FormState } from '@/lib/access/form'

/** Turns what a control holds into what people read: a code into its term, ids into names. */
export type Show = (name: string, value: string) => string
export const asTyped: Show = (_name, value) => value

/** The fields on which what was typed and what is stored differ, for the panel that decides between them. */
export function conflictFields(state: FormState, labels: Record<string, string>, show: Show): ConflictField[] {
  const { theirs } = state
  if (theirs === undefined) return []
  return Object.entries(labels).flatMap(([name, label]) => {
    if (!(name in theirs)) return []
    const value = theirs[name]
    const list = Array.isArray(value)
    const stored = list ? value.map(String) : [asControl(value)]
    const mine = [state.values?.[name] ?? (list ? [] : '')].flat()
    if (same(mine, stored, list)) return []
    const words = (values: string[]) => values.map((one) => show(name, one)).join('、')
    const control = list ? `${name}[]` : name
    return {
      name: control,
      label,
      mine: words(mine),
      theirs: words(stored),
      theirsValue: list ? stored : (stored[0] ?? ''),
    }
  })
}

/** Order means nothing among tick boxes. */
function same(a: string[], b: string[], unordered: boolean): boolean {
  const [left, right] = unordered ? [a.toSorted(), b.toSorted()] : [a, b]
  return left.length === right.length && left.every((one, at) => one === right[at])
}

/** A stored value as its control sends it: a tick is `on`, nothing is empty. */
function asControl(value: unknown): string {
  if (value === true) return 'on'
  if (value === false || value === null || value === undefined) return ''
  return String(value)
}
