import { z } from 'zod'
import { EDIT_LIMITS } from './edits.schema'
import { reportKey } from './workflow.schema'

/** A warning under a sentence, ticked as looked at or with its tick taken back. */
export const checkInput = reportKey.extend({
  block: z.string().min(1).max(EDIT_LIMITS.key),
  warning: z.string().min(1).max(EDIT_LIMITS.warning),
  checked: z.enum(['yes', 'no']),
})
export type CheckInput = z.infer<typeof checkInput>
