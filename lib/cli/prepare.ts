import { adoptTrail } from '@/lib/audit/record'
import { migrate } from '@/lib/db/migrate'
import type { Store } from '@/lib/db/store'
import { units } from '@/lib/db/tables/people'
import { setUpDefaultDistrict } from './default-district'
import { upgrade } from './upgrade'

/** A migrated database with a district: on an empty one the default district is set up, so that a command line is enough to begin. */
export async function prepare(store: Store): Promise<void> {
  await migrate()
  await adoptTrail(store)
  await upgrade(store)
  const [any] = await store.read.select({ id: units.id }).from(units).limit(1)
  if (!any) await setUpDefaultDistrict(store.write)
}
