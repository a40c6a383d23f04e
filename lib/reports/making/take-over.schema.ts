import { z } from 'zod'
import { idField, neededText, versionField } from '@/lib/kernel/input'
import { EDIT_LIMITS } from './edits.schema'

/** Words of a unit that the bureau puts into its own draft, at the end of a section; `source` is the unit's id. */
export const takeOverInput = z.object({
  id: idField,
  version: versionField,
  section: z.string().min(1).max(EDIT_LIMITS.key),
  text: neededText('文字', EDIT_LIMITS.text),
  source: idField,
})
export type TakeOverInput = z.infer<typeof takeOverInput>
