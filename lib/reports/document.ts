import type { Currency } from '@/lib/kernel/money'
import type { Day } from '@/lib/kernel/month'
import type { ReportKind } from '@/lib/kernel/terms'

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

/**
 * `warnings` say, in the clerk's words, where an edited sentence no longer agrees with the data. `origin` is missing for generated text.
 */
export type Paragraph = {
  kind: 'paragraph'
  key: string
  text: string
  figures: FigureUse[]
  origin?: 'edited' | 'added'
  warnings?: string[]
}
export type Item = Omit<Paragraph, 'kind' | 'figures'> & { kind: 'item' }
/** An uploaded picture, by the hash of its bytes; sizes in pixels. */
export type Picture = {
  kind: 'picture'
  key: string
  sha256: string
  type: 'image/png' | 'image/jpeg'
  width: number
  height: number
  caption: string
}
export type Block =
  | Paragraph
  | Item
  | { kind: 'table'; table: SummaryTable }
  | { kind: 'chart'; chart: Chart }
  | Picture

/** A chart as data: the page, Word, the slides and the picture draw it each in its own way from the same values. */
export type Chart =
  /** Months of the year so far, and of the year before; null: no data. */
  | {
      kind: 'course'
      key: string
      title: string
      unit: string
      points: { label: string; value: number | null; lastYear: number | null }[]
    }
  /** Thousandths. `time` is null where a goal is not measured against time. */
  | {
      kind: 'completion'
      key: string
      title: string
      rows: { title: string; completion: number; time: number | null }[]
    }
  /** `text` is the value as prose writes it. */
  | {
      kind: 'bars'
      key: string
      title: string
      nameTitle: string
      valueTitle: string
      meta?: string
      rows: { name: string; value: number; text: string }[]
    }

/** The words of a block that is told in words; undefined for tables, charts and pictures. */
export const blockText = (block: Block): string | undefined => ('text' in block ? block.text : undefined)

export type Section = { key: string; heading: string; blocks: Block[] }
export type Annex = { key: string; label: string; title: string; table: SummaryTable }

/** 文头: with `red` the document carries a red head and a document number (GB/T 9704-2012, 7.2). Empty texts are left out. */
export type Letterhead = { red: boolean; issuerMark: string; number: string; recipients: string; copies: string }

/**
 * A summary as plain data: what is shown, printed, put into files and, when published, frozen. `format` rises when the
 * shape changes, so that a frozen document of years ago can still be read.
 */
export type SummaryDocument = {
  format: 2
  titleLines: string[]
  unit: { id: string; name: string }
  period: { kind: ReportKind; key: string; label: string; from: Day; through: Day }
  letterhead?: Letterhead
  sections: Section[]
  annexes: Annex[]
  signature: { issuer: string; issuedOn: Day }
}
