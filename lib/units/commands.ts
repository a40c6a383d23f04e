import { audit } from '@/lib/audit/record'
import type { Tx, Write } from '@/lib/db/store'
import { settings, terms } from '@/lib/db/tables/house'
import { units, users } from '@/lib/db/tables/people'
import { defaultTerms } from '@/lib/dictionaries/defaults'
import { now } from '@/lib/kernel/clock'
import { refused } from '@/lib/kernel/errors'
import { newId } from '@/lib/kernel/ids'
import type { DistrictSeed } from './default-district'
import { insertDistrict } from './records'

/** The first administrator; the hash is made before the transaction. `mustChangePassword` when somebody else made the password up. */
export type FirstAdmin = { username: string; name: string; passwordHash: string; mustChangePassword: boolean }

const CHUNK = 400

/**
 * First run: the district with its units, the default dictionaries and its administrator, all or nothing. Refused as soon as any unit or
 * user exists, so that of two people at the first-run page one wins and nobody can come back to it.
 */
export async function setUpDistrict(
  write: Write,
  district: DistrictSeed,
  admin: FirstAdmin,
): Promise<{ districtId: string; adminId: string }> {
  const seeds = defaultTerms()
  return write(async (tx) => {
    if (!(await isEmpty(tx))) throw refused('本系统已完成初始化，请直接登录。')
    const districtId = await insertDistrict(tx, district)
    const adminId = newId()
    await tx.insert(users).values({
      ...admin,
      id: adminId,
      unitId: districtId,
      role: 'admin',
      passwordHistory: [admin.passwordHash],
      passwordChangedAt: now(),
    })
    await tx.insert(settings).values({ key: 'district', value: district.name })
    for (let at = 0; at < seeds.length; at += CHUNK) await tx.insert(terms).values(seeds.slice(at, at + CHUNK))
    const after = { district: district.name, units: district.units.map((unit) => unit.name), admin: admin.username }
    const actor = { userId: adminId, name: admin.name }
    await audit(tx, actor, { action: 'district.set-up', noun: 'unit', id: districtId, unitId: districtId, after })
    return { districtId, adminId }
  })
}

async function isEmpty(tx: Tx): Promise<boolean> {
  const [unit] = await tx.select({ id: units.id }).from(units).limit(1)
  const [user] = await tx.select({ id: users.id }).from(users).limit(1)
  return unit === undefined && user === undefined
}
