'use server'
import { action } from '@/lib/access/action'
import type { FormState } from '@/lib/access/form'
import { attachToRecord, removeEvidence, supersedeEvidence } from '@/lib/evidence/commands'
import { attachInput, removeInput, supersedeInput } from '@/lib/evidence/schema'

const attach = action('evidence.attach', attachInput, { run: attachToRecord })
const supersede = action('evidence.supersede', supersedeInput, { run: supersedeEvidence })
const remove = action('evidence.remove', removeInput, { run: removeEvidence })

/** All three stay on the record's page, which shows what has become of it. */
export async function attachEvidenceAction(previous: FormState, form: FormData): Promise<FormState> {
  return attach(previous, form)
}
export async function supersedeEvidenceAction(previous: FormState, form: FormData): Promise<FormState> {
  return supersede(previous, form)
}
export async function removeEvidenceAction(previous: FormState, form: FormData): Promise<FormState> {
  return remove(previous, form)
}
