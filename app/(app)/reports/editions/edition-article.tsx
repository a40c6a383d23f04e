import { SummaryArticle } from '@/components/reports/summary-article'
import { reader } from '@/lib/access/session'
import type { Viewer } from '@/lib/access/viewer'
import { paths } from '@/lib/kernel/paths'
import { entryOf, opensLists } from '@/lib/reports/editions/list.queries'
import type { Edition } from '@/lib/reports/editions/queries'
import { type StatedAt, statedInCell, statedInText } from '@/lib/reports/stated-at'
import { recordInCell, recordInItem } from '../[period]/links'

/** A summary as it was published, its numbers open to the records of that day. */
export async function EditionArticle({ viewer, edition }: { viewer: Viewer; edition: Edition }) {
  const { id, document, numbers, unitId, rules } = edition
  const opens = await opensLists(reader(), viewer, unitId)
  const listHref = (stated: StatedAt | undefined) => {
    if (!stated || !opens || !entryOf(rules.lists, stated)) return undefined
    return paths.reportList(id, stated.figure, stated.stretch, { unit: stated.unitId })
  }
  return (
    <SummaryArticle
      document={document}
      figureHref={(key) => listHref(statedInText(key))}
      cellHref={(...cell) => listHref(statedInCell(...cell)) ?? recordInCell(...cell)}
      itemHref={(key) => recordInItem(key, numbers.problems)}
      pictureHref={(sha256) => paths.editionPicture(id, sha256)}
    />
  )
}
