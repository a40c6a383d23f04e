import Link from 'next/link'
import { ChangedRows } from '@/components/imports/changed-rows'
import { CountsTable } from '@/components/imports/counts-table'
import { Section } from '@/components/ui/card'
import { countRows } from '@/lib/imports/counts'
import type { Preview } from '@/lib/imports/queries'
import { paths } from '@/lib/kernel/paths'

/** What confirming would do, in figures. */
export function Outlook({ preview: { counts, newCompanies, changes } }: { preview: Preview }) {
  const rows = countRows(counts)
  return (
    <Section title="确认后会怎样" flush>
      {rows.length > 0 ? (
        <CountsTable caption="确认后各类记录的变化" rows={rows} />
      ) : (
        <p className="px-4 py-3">
          没有读出可以导入的内容。请在下面选择“这张表是”什么再重新读取；如果传错了文件，
          <Link href={paths.imports.create()} className="text-accent underline">
            换一份台账
          </Link>
          即可，这里什么也没有写入。
        </p>
      )}
      {newCompanies > 0 ? (
        <p className="border-t px-4 py-2.5 text-ink-muted">
          台账提到的企业中有 {newCompanies.toLocaleString('zh-CN')} 家尚未登记，将一并新建。
        </p>
      ) : null}
      <ChangedRows {...changes} />
    </Section>
  )
}
