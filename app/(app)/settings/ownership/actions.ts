'use server'
import { action } from '@/lib/access/action'
import type { FormState } from '@/lib/access/form'
import { paths } from '@/lib/kernel/paths'
import { savePolicy } from '@/lib/ownership/commands/policy'
import { policyInput } from '@/lib/projects/policy.schema'

const save = action('policy.save', policyInput, {
  run: savePolicy,
  goTo: () => paths.settings('ownership', { flash: 'saved' }),
})

export async function savePolicyAction(previous: FormState, form: FormData): Promise<FormState> {
  return save(previous, form)
}
