import type { FormState } from '@/lib/access/form'

type Look = { name: string; label: string; errors?: string[] }
/** What the controls of a form take: label, errors, and what stands in them: what was typed last, else what is stored. */
export type Fields = {
  /** For text, day, select and radio chips. */
  of: (name: string, initial?: string | number | null) => Look & { defaultValue: string }
  /** For one tick box. */
  tick: (name: string, initial: boolean) => Look & { defaultChecked: boolean }
  /** For a group of tick boxes; sends `name[]`. */
  list: (name: string, initial?: string[]) => Look & { defaultValues: string[] }
  /** For a control that keeps its own value (Combobox). */
  own: (name: string) => Look
  errors: (name: string) => string[] | undefined
}

/** Binds a form's last answer to its controls. Warnings to be confirmed stand above the form, not at the controls. */
export function fieldsOf(state: FormState, labels: Record<string, string>): Fields {
  const errors = (name: string) => (state.code === 'confirm' ? undefined : state.fields?.[name])
  const own = (name: string): Look => ({ name, label: labels[name] ?? name, errors: errors(name) })
  const typed = (name: string) => state.values?.[name]
  return {
    own,
    errors,
    of: (name, initial) => ({ ...own(name), defaultValue: String(typed(name) ?? initial ?? '') }),
    // An unticked box sends nothing: once anything was sent, absence means no.
    tick: (name, initial) => ({ ...own(name), defaultChecked: state.values ? typed(name) === 'on' : initial }),
    list: (name, initial = []) => ({
      ...own(name),
      name: `${name}[]`,
      defaultValues: state.values ? [typed(name) ?? []].flat() : initial,
    }),
  }
}
