import { UndoForm } from '@/components/duplicates/undo-form'
import { ButtonLink } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { reader } from '@/lib/access/session'
import { mergeOf } from '@/lib/duplicates/merged.queries'
import type { PairRow } from '@/lib/duplicates/pair.queries'
import { verdictTerm } from '@/lib/duplicates/schema'
import { dayOf } from '@/lib/kernel/clock'
import { newId } from '@/lib/kernel/ids'
import { paths } from '@/lib/kernel/paths'
import { userNames } from '@/lib/users/queries'
import { undoMergeAction } from '../actions'

/** How a pair was decided, by whom and why; a merge can be taken back here. */
export async function Decided({ pair, mayJudge }: { pair: PairRow; mayJudge: boolean }) {
  if (pair.verdict === null) return null
  const [merge, names] = await Promise.all([
    mergeOf(reader(), pair.mergeId),
    userNames(reader(), pair.decidedBy ? [pair.decidedBy] : []),
  ])
  const by = pair.decidedBy && names.get(pair.decidedBy)
  const room = pair.noun === 'company' ? paths.companies : paths.projects
  return (
    <Notice
      tone="neutral"
      className="mb-4"
      title={`已处理：${verdictTerm(pair.verdict, pair.noun)}`}
      action={
        merge ? (
          <ButtonLink size="small" href={room.one(merge.keptId)}>
            打开合并后的记录
          </ButtonLink>
        ) : null
      }
    >
      <p>
        {[by, pair.decidedAt && dayOf(pair.decidedAt)].filter(Boolean).join(' ')}：{pair.reason}
      </p>
      {merge && mayJudge ? (
        <div className="mt-3">
          <UndoForm action={undoMergeAction} formKey={newId()} mergeId={merge.id} />
        </div>
      ) : null}
    </Notice>
  )
}
