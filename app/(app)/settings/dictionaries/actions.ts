'use server'
import { action } from '@/lib/access/action'
import type { FormState } from '@/lib/access/form'
import { saveTerm } from '@/lib/dictionaries/commands'
import { termInput } from '@/lib/dictionaries/schema'
import { paths } from '@/lib/kernel/paths'

const save = action('term.save', termInput, {
  run: saveTerm,
  goTo: (_result, { kind, id }) => paths.settings('dictionaries', { kind, flash: id ? 'saved' : 'created' }),
})

export async function saveTermAction(previous: FormState, form: FormData): Promise<FormState> {
  return save(previous, form)
}
