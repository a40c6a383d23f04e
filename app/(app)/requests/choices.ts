import type { CategoryOption } from '@/components/requests/request-form'
import type { Option } from '@/components/ui/text-input'
import { treeOptions } from '@/components/units/tree-options'
import { reader } from '@/lib/access/session'
import { termsOf } from '@/lib/dictionaries/queries'
import { requestPolicy } from '@/lib/requests/policy.queries'
import { daysFor } from '@/lib/requests/policy.schema'
import { unitTree } from '@/lib/units/queries'

/** Categories with the working days each is given. */
export async function categoryChoices(): Promise<CategoryOption[]> {
  const [terms, policy] = await Promise.all([termsOf(reader(), 'request-category'), requestPolicy(reader())])
  return terms.map(({ code, label }) => ({ value: code, label, days: daysFor(policy, code) }))
}

/** Every unit in use: a request goes to whoever can solve it, wherever that is. */
export async function solvingUnits(): Promise<Option[]> {
  return treeOptions((await unitTree(reader())).filter((unit) => unit.active))
}
