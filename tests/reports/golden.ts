import { blockText, type SummaryDocument } from '@/lib/reports/document'
import { summaryNumbers } from '@/lib/reports/queries'
import { summaryOf } from '@/lib/reports/rules'
import type { World } from '../world/world'

/** The district's summary of a period, as its leader sees it. */
export const goldenSummary = async ({ store, viewer }: World, key: string): Promise<SummaryDocument> =>
  summaryOf(await summaryNumbers(store.read, viewer('leader'), key))

/** The sentences of a section. */
export const wordsOf = (document: SummaryDocument, section: string): string[] =>
  (document.sections.find((part) => part.key === section)?.blocks ?? []).flatMap((block) => blockText(block) ?? [])

/** How many rows the annexes have: signed projects, key projects in negotiation, visits. */
export const annexSizes = (document: SummaryDocument): number[] =>
  document.annexes.map((annex) => annex.table.rows.length)
