'use server'
import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import type { FormState } from '@/lib/access/form'
import { openForm } from '@/lib/access/open-form'
import { originOf } from '@/lib/access/origin'
import { store } from '@/lib/db/store'
import { paths } from '@/lib/kernel/paths'
import { sayVerdict } from '@/lib/requests/commands/verdict'
import { companyVerdict } from '@/lib/requests/schema'

/** A company's word by its link; leads to an address without the token. */
export async function sayVerdictAction(_previous: FormState, form: FormData): Promise<FormState> {
  const answer = await openForm('verdict', companyVerdict, form, async (said) => {
    await sayVerdict(store(), originOf(await headers()).address, said)
    return paths.verdictThanks()
  })
  if ('goTo' in answer) redirect(answer.goTo)
  return answer
}
