/** One cell as the file holds it. Plain text, numbers and booleans stay what they are, to keep large sheets small. */
export type RawCell =
  | string
  | number
  | boolean
  | null
  /** A number that its format shows as a date. `shows: 'month'` means that the format hides the day, 'day-of-year' that it hides the year. */
  | { is: 'date'; day: string; shows: 'day' | 'month' | 'day-of-year' }
  /** A number whose format adds words, such as 0.00"亿元". */
  | { is: 'number'; value: number; format: string }
  /** A formula that was saved without its value: nothing can be known about it. */
  | { is: 'formula' }
  | { is: 'error'; text: string }

/** Both ends count; 0-based. */
export type Merge = { top: number; left: number; bottom: number; right: number }
export type RawSheet = {
  name: string
  hidden: boolean
  rows: RawCell[][]
  merges: Merge[]
  /** What a person should know of how the sheet was read, as sentences without full stop: hidden rows that were taken. */
  notes?: string[]
}
export type RawWorkbook = {
  format: 'xlsx' | 'xls' | 'text'
  /** Of a text file: how its bytes were read. */
  encoding?: string
  date1904: boolean
  /** The same of the whole file: macros that were left. */
  notes?: string[]
  sheets: RawSheet[]
}
