import { z } from 'zod'
import { idField, LIMITS, neededText, versionField } from '@/lib/kernel/input'
import { EDIT_LIMITS } from './edits.schema'

/** Words of a unit that the bureau puts into its own draft, at the end of a section. */
export const takeOverInput = z.object({
  id: idField,
  version: versionField,
  section: z.string().min(1).max(EDIT_LIMITS.key),
  text: neededText('文字', EDIT_LIMITS.text),
  source: neededText('来源单位', LIMITS.name),
})
export type TakeOverInput = z.infer<typeof takeOverInput>
