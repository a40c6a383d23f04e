import type { Metadata } from 'next'
import Link from 'next/link'
import { UploadForm } from '@/components/imports/upload-form'
import { TemplateLinks } from '@/components/sheets/template-links'
import { Card } from '@/components/ui/card'
import { PageHeader } from '@/components/ui/page-header'
import { pageViewer } from '@/lib/access/page'
import { MAX_FILE_BYTES, TOO_LARGE } from '@/lib/imports/limits.rules'
import { IMPORT_KIND_TERMS, IMPORT_KINDS } from '@/lib/imports/schema'
import { newId } from '@/lib/kernel/ids'
import { paths } from '@/lib/kernel/paths'
import { uploadLedgerAction } from '../actions'

export const metadata: Metadata = { title: '导入台账' }

export default async function NewImportPage() {
  await pageViewer('import.run')
  return (
    <>
      <PageHeader title="导入台账" breadcrumb={[{ label: '台账导入', href: paths.imports.list() }]} />
      <div className="grid gap-4 lg:grid-cols-[3fr_2fr]">
        <Card>
          <UploadForm
            action={uploadLedgerAction}
            formKey={newId()}
            most={{ bytes: MAX_FILE_BYTES, sentence: TOO_LARGE }}
          />
        </Card>
        <Card>
          <h2 className="font-semibold">接下来会怎样</h2>
          <ol className="mt-2 list-decimal space-y-2 pl-5 text-ink-muted">
            <li>
              先读文件：认出每张表是签约项目、走访、到账资金还是推介活动，每一列对应什么。标题、两行表头、分组行、小计和合计不会当成记录。
            </li>
            <li>给您看：哪些行取了、哪些没取、为什么；对应错的列可以改。这时还没有写入。</li>
            <li>确认后一次写入。台账里的日期、单位、责任人照原样保留；企业按统一社会信用代码和名称归并，不会重复。</li>
          </ol>
          <h2 className="mt-5 font-semibold">没有台账？下载模板</h2>
          <p className="mb-2 mt-1 text-ink-muted">带填写说明、示例、下拉选项和检查，填好上传，不用再对应列。</p>
          <TemplateLinks kinds={IMPORT_KINDS.map((value) => ({ value, label: IMPORT_KIND_TERMS[value] }))} />
          <p className="mt-3 text-ink-muted">
            要各单位一起填，可以
            <Link href={paths.sheets()} prefetch={false} className="text-accent underline">
              下发填报表
            </Link>
            ，收回后在这里上传。
          </p>
        </Card>
      </div>
    </>
  )
}
