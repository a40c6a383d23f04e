import { z } from 'zod'
import { IMPORT_KINDS } from '@/lib/imports/schema'

/** Rows of one kind in one unit's workbook: more than people fill in, and the note says so. */
export const MOST_ROWS = 3000
const list = <T extends z.ZodType>(one: T) => z.preprocess((given) => [given ?? []].flat(), z.array(one).max(200))

/**
 * What is to be sent: kinds of records, and units (none: all that may be chosen). `active` leaves out projects that have ended; `from` leaves out
 * visits, money and events before that day; `blank` sends empty sheets.
 */
export const sheetsInput = z.object({
  kinds: list(z.enum(IMPORT_KINDS)).transform((kinds) => [...new Set(kinds)]),
  units: list(z.string().max(40)),
  active: z.literal('1').optional().catch(undefined),
  blank: z.literal('1').optional().catch(undefined),
  from: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}$/)
    .optional()
    .catch(undefined),
})
export type SheetsInput = z.infer<typeof sheetsInput>
