import { prepareInitialPassword } from '@/lib/access/password'
import type { Write } from '@/lib/db/store'
import { loadDefaultGoals } from '@/lib/goals/records'
import { setUpDistrict } from '@/lib/units/commands'
import { DEFAULT_DISTRICT } from '@/lib/units/default-district'

/**
 * The default district with its public goals, for an empty database reached by the command line. Its administrator `admin` has a
 * password nobody knows until `user reset-password admin` makes one.
 */
export async function setUpDefaultDistrict(write: Write, passwordHash?: string): Promise<void> {
  const hash = passwordHash ?? (await prepareInitialPassword()).hash
  await setUpDistrict(write, DEFAULT_DISTRICT, {
    username: 'admin',
    name: '系统管理员',
    passwordHash: hash,
    mustChangePassword: passwordHash === undefined,
  })
  await write((tx) => loadDefaultGoals(tx, { userId: 'operator', name: '命令行操作员' }, DEFAULT_DISTRICT.id ?? ''))
}
