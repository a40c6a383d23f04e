import { fileStore } from '@/lib/files/file-store'
import { remember } from '@/lib/metrics/remember'
import type { Asking } from '../figures.queries'
import type { AdjustmentNumbers, Adjustments } from '../numbers'
import type { ReportPeriod } from '../period.rules'
import { compareList } from './compared.queries'
import { isCumulative } from './frozen'
import { editionBefore } from './queries'
import { seesAllOf } from './sight'
import { editionTitle } from './title'

/**
 * What changed of the figures published last: each edition freezes the cumulative list of every figure (from 1 January, of a goal from the start of its period), and
 * what differs from today's list of the same stretch, seen from this summary's last day, is named here; effects add up to the difference of the two sums. As the next
 * edition freezes anew, no change is named in two summaries that follow one another. Null where nothing was published before, or for somebody who does not see all
 * that was counted.
 */
export async function adjustmentNumbers(
  { read, viewer, unitIds, through }: Asking,
  unit: { id: string },
  period: ReportPeriod,
): Promise<Adjustments | null> {
  if (!seesAllOf(viewer, unitIds)) return null
  const edition = await editionBefore(read, unit.id, period)
  if (!edition) return null
  const until = { through: edition.through, to: edition.period.to }
  const against = { read, viewer, kept: fileStore(), unitIds, asOf: through, until }
  // The same for everybody who sees all of it, until something is written: a page must not read the lists of a year each time.
  const rows = await remember(read, `adjustments ${edition.id} ${through}`, async () => {
    const found: AdjustmentNumbers[] = []
    for (const entry of edition.rules.lists.filter(isCumulative)) {
      const compared = await compareList(against, edition, entry)
      const { figure, title, unit } = entry
      for (const change of compared?.changes ?? []) found.push({ figure, title, unit, ...change })
    }
    return found
  })
  const since = editionTitle({ kind: edition.kind, label: edition.period.label, no: edition.no })
  return { since, editionId: edition.id, rows }
}
