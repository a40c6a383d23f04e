'use server'
import { action } from '@/lib/access/action'
import type { FormState } from '@/lib/access/form'
import { paths } from '@/lib/kernel/paths'
import { saveUnit } from '@/lib/units/save.commands'
import { unitInput } from '@/lib/units/schema'

const save = action('unit.save', unitInput, {
  run: saveUnit,
  goTo: (_result, input) => paths.settings('units', { flash: input.id ? 'saved' : 'created' }),
})

export async function saveUnitAction(previous: FormState, form: FormData): Promise<FormState> {
  return save(previous, form)
}
