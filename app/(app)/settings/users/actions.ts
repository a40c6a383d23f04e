'use server'
import { action } from '@/lib/access/action'
import type { FormState } from '@/lib/access/form'
import { type PreparedPassword, prepareInitialPassword } from '@/lib/access/password'
import { currentViewer } from '@/lib/access/session'
import { paths } from '@/lib/kernel/paths'
import { createUser, endUserSessions, resetPassword, updateUser } from '@/lib/users/commands'
import { newUserInput, oneUserInput, userInput } from '@/lib/users/schema'

const update = action('user.update', userInput, {
  run: updateUser,
  goTo: () => paths.settings('users', { flash: 'saved' }),
})
const end = action('user.end-sessions', oneUserInput, { run: endUserSessions })

/** Creates a user; the answer holds the initial password, which is stored nowhere but as a hash. */
export async function createUserAction(previous: FormState, form: FormData): Promise<FormState> {
  const initial = await prepared()
  const create = action('user.create', newUserInput, {
    run: (write, viewer, input) => createUser(write, viewer, input, initial),
  })
  return withPassword(await create(previous, form), initial)
}

export async function updateUserAction(previous: FormState, form: FormData): Promise<FormState> {
  return update(previous, form)
}

export async function resetPasswordAction(previous: FormState, form: FormData): Promise<FormState> {
  const initial = await prepared()
  const reset = action('user.reset-password', oneUserInput, {
    run: (write, viewer, input) => resetPassword(write, viewer, input, initial),
  })
  return withPassword(await reset(previous, form), initial)
}

export async function endSessionsAction(previous: FormState, form: FormData): Promise<FormState> {
  return end(previous, form)
}

/** Made before the transaction, for hashing takes time; strangers get no work out of the server (the action itself refuses them). */
async function prepared(): Promise<PreparedPassword> {
  return (await currentViewer()) ? prepareInitialPassword() : { password: '', hash: '', mark: '' }
}

/** Adds the password to the answer of the sending that stored it; the trail and the form's key never see it. */
function withPassword(state: FormState, initial: PreparedPassword): FormState {
  const { mark, ...result } = (state.result ?? {}) as { mark?: string }
  if (state.status !== 'done') return state
  return { ...state, result: mark === initial.mark ? { ...result, password: initial.password } : result }
}
