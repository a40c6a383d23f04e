'use server'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { changePassword } from '@/lib/access/change-password'
import { enter, leave } from '@/lib/access/enter'
import type { FormState } from '@/lib/access/form'
import { safeNextPath } from '@/lib/access/next-path'
import { openForm } from '@/lib/access/open-form'
import { currentViewer } from '@/lib/access/session'
import { store } from '@/lib/db/store'
import { Problem } from '@/lib/kernel/errors'
import { paths } from '@/lib/kernel/paths'
import { passwordInput } from '@/lib/users/schema'

const signInInput = z.object({
  username: z.string().trim().min(1, '请填写用户名'),
  password: z.string().min(1, '请填写密码'),
  next: z.string().optional(),
})

/** Signs in and goes where the person wanted to go. */
export async function signInAction(_previous: FormState, form: FormData): Promise<FormState> {
  const answer = await openForm('sign-in', signInInput, form, async ({ next, ...typed }) => {
    const first = await enter(typed)
    return first ?? safeNextPath(next)
  })
  if ('goTo' in answer) redirect(answer.goTo)
  return answer
}

/** Changes the own password, the forced first change included. */
export async function changePasswordAction(_previous: FormState, form: FormData): Promise<FormState> {
  const answer = await openForm('change-password', passwordInput, form, async (typed) => {
    const viewer = await currentViewer()
    if (!viewer) throw new Problem('not-signed-in')
    await changePassword(store(), viewer, typed)
    return `${paths.home()}?flash=password-changed`
  })
  if ('goTo' in answer) redirect(answer.goTo)
  return answer
}

export async function signOutAction(): Promise<void> {
  await leave(false)
  redirect(paths.login())
}

export async function signOutEverywhereAction(): Promise<void> {
  await leave(true)
  redirect(paths.login({ flash: 'signed-out-everywhere' }))
}
