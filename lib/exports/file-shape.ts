/** What a column holds: text (never a formula), a whole number, a number as it is, a day, or an amount of CNY 分 that is shown in 万元. */
export type FileKind = 'text' | 'count' | 'number' | 'day' | 'wan'
/** A column as a file writes it; `total`: its values may be added up. */
export type FileShape = { header: string; width: number; kind: FileKind; total: boolean }
export type FileValue = string | number | null

export const FORMATS: Record<FileKind, string> = {
  // The text format: a cell that begins with = + - or @ stays text even after somebody edits it.
  text: '@',
  count: '#,##0',
  number: 'General',
  day: 'yyyy-mm-dd',
  wan: '#,##0.00######',
}
