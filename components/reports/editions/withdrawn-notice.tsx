import { Notice } from '@/components/ui/notice'
import { momentText } from '@/lib/kernel/clock'
import type { EditionLine } from '@/lib/reports/editions/queries'

/** That an edition no longer stands, since when, by whom and why; it stays as long as the edition does. */
export function WithdrawnNotice({
  edition,
}: {
  edition: Pick<EditionLine, 'withdrawnAt' | 'withdrawnReason' | 'withdrawnByName'>
}) {
  if (!edition.withdrawnAt) return null
  return (
    <div className="mb-4">
      <Notice tone="bad" title="这一版已撤回，不再作为正式数据使用">
        {momentText(edition.withdrawnAt)}由{edition.withdrawnByName ?? '命令行'}撤回，原因：{edition.withdrawnReason}
      </Notice>
    </div>
  )
}
