import type { Currency } from '@/lib/kernel/money'
import type { Day, Month } from '@/lib/kernel/month'

/**
 * One table cell: the words a reader sees and the value behind them, so that paper, page and spreadsheet cannot differ.
 * `permille` is a share in thousandths; `points` a difference of two shares in thousandths; `minor` 1/100 of the currency.
 */
export type Cell =
  | { kind: 'text'; text: string }
  | { kind: 'none'; text: string }
  | { kind: 'count'; text: string; value: number }
  | { kind: 'money'; text: string; minor: number; currency: Currency }
  | { kind: 'share'; text: string; permille: number }
  | { kind: 'points'; text: string; permille: number }
  | { kind: 'day'; text: string; day: Day }

/** `weight` shares out the width. `detail` columns carry a formula's operands: spreadsheet only. */
export type Column = {
  key: string
  title: string
  weight: number
  align: 'left' | 'center' | 'right'
  detail?: boolean
}

export type SummaryTable = {
  key: string
  title: string
  columns: Column[]
  rows: { id: string; cells: Cell[] }[]
  /** What stands in place of the rows when there are none. */
  empty: string
  notes: string[]
}

/** A figure as it stands in a paragraph: `text` occurs in it literally, so that an edited sentence can be checked against the data. */
export type FigureUse = { key: string; text: string; value: number }

export type Paragraph = { kind: 'paragraph'; key: string; text: string; figures: FigureUse[] }
export type Block = Paragraph | { kind: 'item'; key: string; text: string } | { kind: 'table'; table: SummaryTable }

export type Section = { key: string; heading: string; blocks: Block[] }
export type Annex = { key: string; label: string; title: string; table: SummaryTable }

/**
 * A summary as plain data: what is shown, printed, put into files and, when published, frozen. `format` rises when the
 * shape changes, so that a frozen document of years ago can still be read.
 */
export type SummaryDocument = {
  format: 1
  titleLines: string[]
  unit: { id: string; name: string }
  period: { kind: 'month'; month: Month; label: string; through: Day }
  sections: Section[]
  annexes: Annex[]
  signature: { issuer: string; issuedOn: Day }
}
