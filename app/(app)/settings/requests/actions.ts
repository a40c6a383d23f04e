'use server'
import { action } from '@/lib/access/action'
import type { FormState } from '@/lib/access/form'
import { paths } from '@/lib/kernel/paths'
import { saveRequestPolicy } from '@/lib/requests/commands/policy'
import { requestPolicyInput } from '@/lib/requests/policy.schema'

const save = action('policy.save', requestPolicyInput, {
  run: saveRequestPolicy,
  goTo: () => paths.settings('requests', { flash: 'saved' }),
})

export async function saveRequestPolicyAction(previous: FormState, form: FormData): Promise<FormState> {
  return save(previous, form)
}
