'use server'
import { action } from '@/lib/access/action'
import type { FormState } from '@/lib/access/form'
import { paths } from '@/lib/kernel/paths'
import { saveGate } from '@/lib/projects/commands/save-gate'
import { gateInput } from '@/lib/projects/gates.schema'

const save = action('gate.save', gateInput, {
  run: saveGate,
  goTo: () => paths.settings('gates', { flash: 'saved' }),
})

export async function saveGateAction(previous: FormState, form: FormData): Promise<FormState> {
  return save(previous, form)
}
