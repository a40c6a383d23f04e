/** Cells of one message: unpacking it takes the server a few milliseconds, other requests come between. */
const CELLS = 16_384
/** Messages under way; the parser waits for the server rather than filling its memory. */
const UNDER_WAY = 3
const MOST = {
  cells: 5_000_000,
  area: 16_000_000,
  values: 3_000_000,
  characters: 60_000_000,
  sheets: 1000,
  merges: 100_000,
}
/** What Excel holds in a cell. */
const LONGEST_CELL = 32_767
const REMEMBERED = 200_000

/**
 * Where parsers put what they read: it goes to the server in small pieces of typed arrays, each distinct text once (see unpack.ts). Numbers are
 * sent as -1, -2, … into the piece's own numbers, everything else as 1, 2, … into the values of all pieces, 0 is blank.
 * Throws Error('too-big') where a table is larger than any ledger, by its cells or by the area that they span.
 */
export class Sink {
  constructor(port) {
    this.port = port
    this.waiting = 0
    this.wake = undefined
    this.known = new Map()
    this.count = 0
    this.characters = 0
    this.cells = 0
    this.area = 0
    this.sheets = 0
    this.names = new Set()
    port.on('message', () => {
      this.waiting--
      this.wake?.()
    })
    this.clear()
  }

  clear() {
    this.values = []
    this.lengths = []
    this.codes = []
    this.numbers = []
  }

  begin(name, hidden) {
    if (++this.sheets > MOST.sheets) throw new Error('too-big')
    this.row = []
    this.rowNumbers = []
    this.height = 0
    this.width = 0
    this.sheet = { name: this.nameOf(name), hidden }
    this.post({ sheet: this.sheet })
  }

  /** Names are shown and kept: without control characters, and no two alike. */
  nameOf(written) {
    const plain = written.replace(/\p{Cc}/gu, '').slice(0, 100)
    let name = plain
    for (let n = 2; this.names.has(name); n++) name = `${plain} (${n})`
    this.names.add(name)
    return name
  }

  /** Takes a value that cells refer to by the number answered. */
  add(value) {
    if (typeof value === 'string') {
      this.characters += value.length
      if (value.length > LONGEST_CELL)
        value = `${value.slice(0, LONGEST_CELL)}……（单元格文字超过${LONGEST_CELL}字，其余未取）`
    }
    if (this.count >= MOST.values || this.characters > MOST.characters) throw new Error('too-big')
    this.values.push(value)
    return ++this.count
  }

  /** @param {import('./raw').RawCell} value */
  cell(column, value) {
    if (value === null || value === '') return
    if (typeof value === 'number') {
      this.rowNumbers.push(value)
      this.row[column] = -this.rowNumbers.length
      return
    }
    const key = keyOf(value)
    let code = this.known.get(key)
    if (code === undefined) {
      code = this.add(value)
      if (this.known.size < REMEMBERED) this.known.set(alone(key), code)
    }
    this.row[column] = code
  }

  /** A cell that shows a value taken before. */
  refer(column, code) {
    this.row[column] = code
  }

  /** Ends the row, by its place on the sheet from 0; rows between were blank. True when it is time to `flush`. */
  endRow(index) {
    const { row } = this
    if (row.length === 0) return false
    if (index < this.height) throw new Error('damaged')
    for (; this.height < index; this.height++) this.lengths.push(0)
    this.height++
    this.width = Math.max(this.width, row.length)
    this.cells += row.length
    if (this.cells > MOST.cells || this.area + this.height * this.width > MOST.area) throw new Error('too-big')
    this.lengths.push(row.length)
    for (let column = 0; column < row.length; column++) {
      const code = row[column] ?? 0
      this.codes.push(code < 0 ? -this.numbers.push(this.rowNumbers[-code - 1]) : code)
    }
    this.row = []
    this.rowNumbers = []
    return this.full
  }

  get full() {
    return this.codes.length + this.lengths.length + this.values.length >= CELLS
  }

  /** @param {import('./raw').Merge[]} merges @param {string[]} notes */
  end(merges, notes) {
    this.area += this.height * this.width
    this.send()
    this.post({ end: { merges: within(merges, this.height, this.width), notes } })
  }

  /** Sends what there is and waits while the server is behind. */
  async flush() {
    this.send()
    while (this.waiting >= UNDER_WAY)
      await new Promise((wake) => {
        this.wake = wake
      })
  }

  send() {
    if (this.lengths.length + this.values.length === 0) return
    const lengths = Uint32Array.from(this.lengths)
    const codes = Int32Array.from(this.codes)
    const numbers = Float64Array.from(this.numbers)
    this.post({ values: this.values, lengths, codes, numbers }, [lengths.buffer, codes.buffer, numbers.buffer])
    this.waiting++
    this.clear()
  }

  post(message, transfer) {
    this.port.postMessage(message, transfer)
  }
}

const keyOf = (value) => {
  if (typeof value !== 'object') return value
  return value.is === 'date' ? `\0${value.shows}${value.day}` : `\0${JSON.stringify(value)}`
}

/** A piece cut out of a long text keeps all of that text in memory; this does not. */
const alone = (key) => (typeof key === 'string' && key.length > 12 ? Buffer.from(key).toString() : key)

/** Merges of used cells that could be real: none twice, and together no larger than the sheet. */
function within(merges, height, width) {
  const begun = new Set()
  let left = height * width
  const kept = []
  for (const { top, left: from, bottom, right } of merges) {
    if (!(top < height && from < width && top <= bottom && from <= right)) continue
    const merge = { top, left: from, bottom: Math.min(bottom, height - 1), right: Math.min(right, width - 1) }
    left -= (merge.bottom - merge.top + 1) * (merge.right - merge.left + 1)
    const corner = merge.top * 16_384 + merge.left
    if (left < 0 || kept.length >= MOST.merges) break
    if (begun.has(corner)) continue
    begun.add(corner)
    kept.push(merge)
  }
  return kept
}
