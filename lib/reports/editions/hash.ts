import { createHash } from 'node:crypto'
import { orderedJson } from '@/lib/kernel/ordered-json'

/** Under which the lists behind an edition's numbers are asked for, beside the formats of report_files. */
export const LISTS = 'lists'

/** SHA-256 of what an edition says, whatever order its fields are stored in. */
export const editionHash = ({
  document,
  numbers,
  rules,
}: {
  document: unknown
  numbers: unknown
  rules: unknown
}): string => createHash('sha256').update(orderedJson({ document, numbers, rules })).digest('hex')
