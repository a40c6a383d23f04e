import { readExtra } from '@/lib/extras/rules'
import { cellText, isPlaceholder, tidy } from '../cells/fold'
import type { RawCell } from '../read/raw'
import type { Column } from './columns'
import { type CellContext, readCell } from './read-cell'
import type { ExtraCell, Warning } from './table'

/** What a column taken as a field of the district's own holds: a value, what belongs into the remarks, and what the person should know. */
export type ExtraReadingOfCell = { value?: ExtraCell; remark?: string; warning?: Warning }

/** Reads a cell for a field of the district's own. What does not fit its type is warned about and kept in the remarks. */
export function readExtraCell({ heading, extra }: Column, cell: RawCell, context: CellContext): ExtraReadingOfCell {
  const written = tidy(cellText(cell))
  if (!extra || isPlaceholder(written)) return {}
  const day = extra.type === 'day' ? readCell('day', cell, context).value : undefined
  const exact = typeof day === 'object' && 'day' in day && day.precision === 'day' ? day.day : undefined
  const reading = readExtra(extra.type, exact ?? written, extra.measure)
  if ('wrong' in reading) {
    const warning: Warning = { field: '', heading, level: 'check', text: `${reading.wrong}，已作为备注保留` }
    return { remark: written, warning }
  }
  const { label, type, policy } = extra
  return { value: { label, type, text: reading.text, ...(policy ? { policy } : {}) } }
}
