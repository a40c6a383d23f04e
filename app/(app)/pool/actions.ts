'use server'
import { action } from '@/lib/access/action'
import type { FormState } from '@/lib/access/form'
import { paths } from '@/lib/kernel/paths'
import { releaseToPool, takePooled } from '@/lib/ownership/commands/pool'
import { releaseInput, takeInput } from '@/lib/ownership/schema'

const take = action('pool.take', takeInput, {
  run: takePooled,
  goTo: ({ id }) => paths.projects.one(id, { flash: 'taken' }),
})
const release = action('pool.release', releaseInput, {
  run: releaseToPool,
  goTo: ({ id }) => paths.projects.one(id, { flash: 'pooled' }),
})

export async function takeAction(previous: FormState, form: FormData): Promise<FormState> {
  return take(previous, form)
}
export async function releaseAction(previous: FormState, form: FormData): Promise<FormState> {
  return release(previous, form)
}
