'use server'
import { redirect } from 'next/navigation'
import { enter } from '@/lib/access/enter'
import type { FormState } from '@/lib/access/form'
import { openForm } from '@/lib/access/open-form'
import { hashPassword } from '@/lib/access/password'
import { isSetUp } from '@/lib/access/session'
import { store } from '@/lib/db/store'
import { passwordFaults } from '@/lib/kernel/credentials'
import { Problem, refused } from '@/lib/kernel/errors'
import { paths } from '@/lib/kernel/paths'
import { setUpDistrict } from '@/lib/units/commands'
import { unitSeeds } from '@/lib/units/default-district'
import { setupInput } from '@/lib/units/schema'

/** First run: creates the district and its administrator, and signs that person in. */
export async function setUpAction(_previous: FormState, form: FormData): Promise<FormState> {
  const answer = await openForm('set-up', setupInput, form, async (input) => {
    // Before the hash: a finished installation does no work for strangers.
    if (await isSetUp(store().read)) throw refused('本系统已完成初始化，请直接登录。')
    const { username, name, password } = input
    const faults = passwordFaults(password, username)
    if (faults.length > 0) throw new Problem('invalid', { password: faults })
    const admin = { username, name, passwordHash: await hashPassword(password), mustChangePassword: false }
    await setUpDistrict(store().write, { name: input.district, units: unitSeeds(input.units) }, admin)
    await enter({ username, password })
    return paths.settings('users')
  })
  if ('goTo' in answer) redirect(answer.goTo)
  return answer
}
