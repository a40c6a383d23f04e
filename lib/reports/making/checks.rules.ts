import type { SummaryDocument } from '../document'
import { keyOf } from './edits.rules'
import type { Check, Edits } from './edits.schema'

/** Who has looked at a warning and lets it stand; undefined while nobody has, and again once the data change: the warning then reads otherwise. */
export const checkOf = ({ checks }: Edits, block: string, warning: string): Check | undefined =>
  checks?.[block]?.find((check) => check.warning === warning)

/** What a clerk has written, and so what can disagree. */
export const isWritten = ({ texts, added }: Pick<Edits, 'texts' | 'added'>, block: string): boolean =>
  texts[block] !== undefined || added.some(({ id }) => id === block)

/** More ticks than a sentence has warnings; the oldest are of warnings that read otherwise now. */
const KEPT = 20

/** Edits with a warning ticked, or with its tick taken back. */
export function withCheck(edits: Edits, block: string, warning: string, check: Check | null): Edits {
  const others = (edits.checks?.[block] ?? []).filter((each) => each.warning !== warning)
  const own = (check ? [...others, check] : others).slice(-KEPT)
  const { [block]: _before, ...rest } = edits.checks ?? {}
  return { ...edits, checks: own.length > 0 ? { ...rest, [block]: own } : rest }
}

/** How many of a document's warnings somebody has looked at, and how many not. */
export function checkCount(document: SummaryDocument, edits: Edits): { open: number; checked: number } {
  const warned = document.sections
    .flatMap(({ blocks }) => blocks)
    .flatMap((block) =>
      'warnings' in block ? (block.warnings ?? []).map((text) => ({ key: keyOf(block), text })) : [],
    )
  const checked = warned.filter(({ key, text }) => checkOf(edits, key, text)).length
  return { open: warned.length - checked, checked }
}
