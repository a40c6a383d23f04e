import type { Option } from '@/components/ui/text-input'
import { treeOptions } from '@/components/units/tree-options'
import { reader } from '@/lib/access/session'
import { unitTree } from '@/lib/units/queries'

/** Every unit in use: work is handed on and shared across the whole district. */
export async function everyUnit(): Promise<Option[]> {
  return treeOptions((await unitTree(reader())).filter((unit) => unit.active))
}
