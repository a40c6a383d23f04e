'use server'
import { action } from '@/lib/access/action'
import type { FormState } from '@/lib/access/form'
import { saveExtraField } from '@/lib/extras/commands'
import { extraFieldInput } from '@/lib/extras/schema'
import { paths } from '@/lib/kernel/paths'

const save = action('extra.save', extraFieldInput, {
  run: saveExtraField,
  goTo: (_result, { noun, id }) => paths.settings('extras', { noun, flash: id ? 'saved' : 'created' }),
})

export async function saveExtraFieldAction(previous: FormState, form: FormData): Promise<FormState> {
  return save(previous, form)
}
