import { numberCell } from '../number-format.mjs'
import { unescapeExcel } from '../xml.mjs'
import { walkPart } from './parts.mjs'
import { isTrue } from './workbook.mjs'

const ROWS = 1_048_576
const COLUMNS = 16_384
const PLAIN = { shows: 'number' }

/**
 * Reads the cells of one sheet into the sink, as they stand in the file: values, formulas by their stored result, days by
 * their format. What is hidden is taken and noted; pictures, comments and links are left.
 * @param {{ styles: { format?: string, shows: string }[], strings: number, date1904: boolean }} book
 */
export async function readSheet(zip, part, book, sink) {
  const sheet = new SheetWalk(book, sink)
  await walkPart(zip, part, sheet, () => (sink.full ? sink.flush() : undefined))
  sink.end(sheet.merges, sheet.notes())
}

class SheetWalk {
  constructor(book, sink) {
    this.book = book
    this.sink = sink
    this.merges = []
    this.rowIndex = -1
    this.column = -1
    this.inData = false
    this.taking = false
    this.phonetic = false
    this.hiddenRows = 0
    this.hiddenColumns = 0
    this.filtered = false
  }

  open(tag, attributes) {
    if (tag === 'c') this.openCell(attributes)
    else if (tag === 'v' || (tag === 't' && !this.phonetic)) {
      this.taking = this.inCell
      this.valued ||= this.inCell && tag === 'v'
    } else if (tag === 'f') this.formula = true
    else if (tag === 'row') this.openRow(attributes)
    else if (tag === 'rPh') this.phonetic = true
    else if (tag === 'sheetData') this.inData = true
    else if (!this.inData) this.openAbout(tag, attributes)
  }

  openRow({ r, hidden }) {
    this.rowIndex = r === undefined ? this.rowIndex + 1 : Number(r) - 1
    if (!(this.rowIndex >= 0 && this.rowIndex < ROWS)) throw new Error('damaged')
    this.hiddenRow = isTrue(hidden)
    this.column = -1
    this.filled = false
  }

  openCell({ r, s, t }) {
    this.column = r === undefined ? this.column + 1 : columnOf(r)
    this.type = t
    this.style = s
    this.inCell = true
    this.formula = false
    this.valued = false
    this.value = ''
    if (!(this.column >= 0 && this.column < COLUMNS)) throw new Error('damaged')
  }

  openAbout(tag, { ref = '', min, max, hidden }) {
    if (tag === 'mergeCell') this.merge(ref)
    else if (tag === 'col') {
      if (isTrue(hidden)) this.hiddenColumns += Math.min(COLUMNS, Number(max) - Number(min) + 1) || 0
    } else if (tag === 'autoFilter') this.filtered = true
  }

  merge(ref) {
    const [from, to = from] = ref.split(':')
    const merge = { top: rowOf(from), left: columnOf(from), bottom: rowOf(to), right: columnOf(to) }
    if (Object.values(merge).every((n) => n >= 0)) this.merges.push(merge)
    if (this.merges.length > ROWS) throw new Error('too-big')
  }

  text(run) {
    if (this.taking) this.value += run
  }

  close(tag) {
    if (tag === 'v' || tag === 't') this.taking = false
    else if (tag === 'c') this.closeCell()
    else if (tag === 'row') {
      if (this.hiddenRow && this.filled) this.hiddenRows++
      this.sink.endRow(this.rowIndex)
    } else if (tag === 'rPh') this.phonetic = false
    else if (tag === 'sheetData') this.inData = false
  }

  closeCell() {
    this.inCell = false
    const { value, type, sink, column } = this
    if (value === '') {
      if (this.formula && !(this.valued && type === 'str')) this.put({ is: 'formula' })
      return
    }
    if (type === 's') {
      const index = Number(value)
      if (!(Number.isInteger(index) && index >= 0 && index < this.book.strings)) throw new Error('damaged')
      this.filled = true
      sink.refer(column, index + 1)
    } else if (type === 'e') this.put({ is: 'error', text: value.slice(0, 40) })
    else if (type === 'b') this.put(isTrue(value))
    else if (type === 'd') this.put(dayOf(value))
    else if (type === undefined || type === 'n') this.put(this.number(value))
    else this.put(unescapeExcel(value))
  }

  put(value) {
    this.filled = true
    this.sink.cell(this.column, value)
  }

  /** Figures beyond the 15 digits of a number are kept as they were written: what a code lost in Excel is lost, what another program kept is not. */
  number(written) {
    const value = Number(written)
    if (!Number.isFinite(value)) return written
    if (written.length > 15 && /^-?\d{15,}[1-9]0*$/.test(written)) return written
    return numberCell(value, this.book.styles[this.style] ?? PLAIN, this.book.date1904)
  }

  notes() {
    const rows = this.hiddenRows.toLocaleString('zh-CN')
    return [
      this.hiddenRows > 0 && this.filtered ? `表上有筛选，被筛掉的${rows}行也已读取` : '',
      this.hiddenRows > 0 && !this.filtered ? `有${rows}行被隐藏，也已读取` : '',
      this.hiddenColumns > 0 ? `有${this.hiddenColumns.toLocaleString('zh-CN')}列被隐藏，也已读取` : '',
    ].filter(Boolean)
  }
}

/** The column of A1, AB12, $C$3 from 0; -1 where there is none. */
function columnOf(ref) {
  let column = 0
  for (let i = 0; i < 5; i++) {
    const code = ref.charCodeAt(i) & ~32
    if (code >= 65 && code <= 90) column = column * 26 + code - 64
    else if (ref.charCodeAt(i) !== 36) break
  }
  return column - 1
}

const rowOf = (ref) => Number(/\d+$/.exec(ref)?.[0] ?? 0) - 1

/** A day written in ISO 8601, as the strict format has it. */
function dayOf(value) {
  const day = /^\d{4}-\d\d-\d\d/.exec(value)?.[0]
  return day ? { is: 'date', day, shows: 'day' } : value
}
