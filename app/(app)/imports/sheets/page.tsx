import type { Metadata } from 'next'
import { SentTable } from '@/components/sheets/sent-table'
import { SheetsForm } from '@/components/sheets/sheets-form'
import { Card, Section } from '@/components/ui/card'
import { PageHeader } from '@/components/ui/page-header'
import { pageViewer } from '@/lib/access/page'
import { reader } from '@/lib/access/session'
import { IMPORT_KIND_TERMS, IMPORT_KINDS } from '@/lib/imports/schema'
import { dayOf, today } from '@/lib/kernel/clock'
import { paths } from '@/lib/kernel/paths'
import { sentSheets, sheetUnits } from '@/lib/sheets/queries'

const KINDS = IMPORT_KINDS.map((value) => ({ value, label: IMPORT_KIND_TERMS[value] }))
const wordsOf = (kinds: string[]) =>
  kinds.map((kind) => KINDS.find(({ value }) => value === kind)?.label ?? kind).join('、')

export const metadata: Metadata = { title: '下发填报表' }

/** Workbooks for units to fill in and send back, and who has been given which. */
export default async function SheetsPage() {
  const viewer = await pageViewer('import.run')
  const [units, sent] = await Promise.all([sheetUnits(reader(), viewer), sentSheets(reader(), viewer)])
  return (
    <>
      <PageHeader
        title="下发填报表"
        breadcrumb={[{ label: '台账导入', href: paths.imports.list() }]}
        meta="每个单位一个工作簿，带出系统中已有的记录；填好收回后直接导入，不用再对应列"
      />
      <div className="grid gap-4 lg:grid-cols-[3fr_2fr]">
        <Card>
          <SheetsForm action={paths.sheetFiles()} kinds={KINDS} units={units} year={today().slice(0, 4)} />
        </Card>
        <Card>
          <h2 className="font-semibold">下发之后</h2>
          <ol className="mt-2 list-decimal space-y-2 pl-5 text-ink-muted">
            <li>把压缩包里的工作簿发给各单位。每个工作簿只有该单位自己的记录，电话已隐去中间几位。</li>
            <li>各单位只改需要改的格，新增填在下方空白行；留空不改，填“清空”才清空。</li>
            <li>收回后在“导入台账”上传：改过的格更新原记录，新行新建；下发之后系统里又改过的记录不覆盖，逐条列出。</li>
          </ol>
        </Card>
      </div>
      <Section title="下发记录" className="mt-4">
        <SentTable rows={sent.map((row) => ({ ...row, day: dayOf(row.at), what: wordsOf(row.kinds) }))} />
      </Section>
    </>
  )
}
