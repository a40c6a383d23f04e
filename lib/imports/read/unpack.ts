import type { Merge, RawCell, RawSheet, RawWorkbook } from './raw'

/** What a parser posts, in this order: for each sheet its beginning, pieces and end, then what holds for the whole file. */
export type Piece =
  | { sheet: { name: string; hidden: boolean } }
  | { values: RawCell[]; lengths: Uint32Array; codes: Int32Array; numbers: Float64Array }
  | { end: { merges: Merge[]; notes: string[] } }

/** Shared by all blank rows of all files: a sheet may have a million of them. */
const BLANK: RawCell[] = []

/** Puts the pieces of sink.mjs together. Equal texts stay one text in memory. */
export class Unpacked {
  readonly sheets: RawSheet[] = []
  private readonly values: RawCell[] = []

  add(piece: Piece): void {
    if ('sheet' in piece) this.sheets.push({ ...piece.sheet, rows: [], merges: [] })
    else if ('end' in piece) this.last(piece.end)
    else this.rows(piece)
  }

  private last({ merges, notes }: { merges: Merge[]; notes: string[] }): void {
    const sheet = this.sheets.at(-1)
    if (sheet) Object.assign(sheet, { merges }, notes.length > 0 ? { notes } : {})
  }

  private rows({ values, lengths, codes, numbers }: Extract<Piece, { codes: Int32Array }>): void {
    for (const value of values) this.values.push(value)
    const rows = this.sheets.at(-1)?.rows ?? []
    let at = 0
    for (const length of lengths) {
      if (length === 0) {
        rows.push(BLANK)
        continue
      }
      const row = new Array<RawCell>(length)
      for (let column = 0; column < length; column++) {
        const code = codes[at++] ?? 0
        row[column] = (code === 0 ? null : code > 0 ? this.values[code - 1] : numbers[-code - 1]) ?? null
      }
      rows.push(row)
    }
  }

  /** The workbook, once everything has come. */
  workbook(about: Omit<RawWorkbook, 'sheets'>): RawWorkbook {
    return { ...about, sheets: this.sheets }
  }
}
