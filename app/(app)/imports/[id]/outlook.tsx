import { ChangedRows } from '@/components/imports/changed-rows'
import { CountsTable } from '@/components/imports/counts-table'
import { Section } from '@/components/ui/card'
import { countRows } from '@/lib/imports/counts'
import type { Preview } from '@/lib/imports/queries'

/** What confirming would do, in figures. */
export function Outlook({ preview: { counts, newCompanies, changes } }: { preview: Preview }) {
  return (
    <Section title="确认后会怎样" flush>
      <CountsTable caption="确认后各类记录的变化" rows={countRows(counts)} />
      {newCompanies > 0 ? (
        <p className="border-t px-4 py-2.5 text-ink-muted">
          台账提到的企业中有 {newCompanies.toLocaleString('zh-CN')} 家尚未登记，将一并新建。
        </p>
      ) : null}
      <ChangedRows {...changes} />
    </Section>
  )
}
