import { z } from 'zod'
import { idField, LIMITS, neededCode, neededText, optionalText, versionField } from '@/lib/kernel/input'
import { REPORT_KINDS } from '@/lib/kernel/terms'

/** Field → its name on the form and in errors. `kind` is how often the table is asked for. */
export const DOCKET_LABELS = {
  title: '表名',
  list: '填哪个清单',
  kind: '报送周期',
  note: '说明',
  file: '表样',
} as const

/** Must be the lists of docket/lists; a test compares. */
export const LIST_CODES = ['signed', 'signed-100m', 'negotiation', 'arrivals', 'visits'] as const

const fields = {
  title: neededText(DOCKET_LABELS.title, LIMITS.name),
  list: neededCode('要填的清单', LIST_CODES),
  kind: neededCode('报送周期', REPORT_KINDS),
  note: optionalText(LIMITS.line),
}

/** What the form for a new standing table sends beside its file. */
export const docketInput = z.object(fields)
export type DocketInput = z.infer<typeof docketInput>
/** The same for a kept one, with the version it was opened at. */
export const docketChange = z.object({ id: idField, version: versionField, ...fields })
export type DocketChange = z.infer<typeof docketChange>
/** Deleting and restoring name the form and the version seen. */
export const docketKey = z.object({ id: idField, version: versionField })
