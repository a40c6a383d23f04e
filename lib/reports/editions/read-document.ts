import { monthStart } from '@/lib/kernel/month'
import type { SummaryDocument } from '../document'

/** As the first documents were: of months only. */
type Format1 = Omit<SummaryDocument, 'format' | 'period'> & {
  format: 1
  period: { kind: 'month'; month: string; label: string; through: string }
}

/**
 * A frozen document in today's shape, whatever format it was frozen in. The only place that knows former formats: a new one adds a step here, and what lies in the
 * database is never rewritten. Throws for a format nobody has written.
 */
export function readFrozenDocument(frozen: unknown): SummaryDocument {
  const { format } = frozen as { format?: unknown }
  if (format === 2) return frozen as SummaryDocument
  if (format === 1) return fromFormat1(frozen as Format1)
  throw new Error(`unknown format of a frozen document: ${String(format)}`)
}

function fromFormat1({ period: { month, label, through }, ...rest }: Format1): SummaryDocument {
  return { ...rest, format: 2, period: { kind: 'month', key: month, label, from: monthStart(month), through } }
}
