import type { Metadata } from 'next'
import Link from 'next/link'
import { DocketForm } from '@/components/docket/docket-form'
import { Card } from '@/components/ui/card'
import { PageHeader } from '@/components/ui/page-header'
import { pageViewer } from '@/lib/access/page'
import { newId } from '@/lib/kernel/ids'
import { paths } from '@/lib/kernel/paths'
import { createFormAction } from '../actions'
import { kindOptions, listOptions } from '../options'

export const metadata: Metadata = { title: '上传表样' }

export default async function NewDocketPage() {
  await pageViewer('docket.write')
  return (
    <>
      <PageHeader title="上传表样" breadcrumb={[{ label: '上报表', href: paths.docket() }]} />
      <div className="grid gap-4 lg:grid-cols-[3fr_2fr]">
        <Card>
          <DocketForm
            action={createFormAction}
            formKey={newId()}
            lists={listOptions}
            kinds={kindOptions}
            cancelHref={paths.docket()}
          />
        </Card>
        <Card>
          <h2 className="font-semibold">怎样做表样</h2>
          <ol className="mt-2 list-decimal space-y-2 pl-5 text-ink-muted">
            <li>用 Excel 或 WPS 打开上级下发的空表，留一行数据行，其余数据行删掉。</li>
            <li>
              在数据行的单元格里写上名称，如 <code>{'{{项目名称}}'}</code>、<code>{'{{协议投资额.亿元}}'}</code>
              ；这一行会按记录重复，格式、合并和行高不变，下面的合计、公式和落款自动下移。
            </li>
            <li>
              标题、表头里写 <code>{'{{单位}}'}</code>、<code>{'{{期间}}'}</code>、<code>{'{{截止日期}}'}</code>、
              <code>{'{{合计.协议投资额}}'}</code> 等，填一处。
            </li>
            <li>另存为 .xlsx 上传。写错的名称会一次全部指出，并提示相近的名称。</li>
          </ol>
          <p className="mt-3 text-ink-muted">
            全部名称见
            <Link href={paths.docketNames()} prefetch={false} className="text-accent underline">
              可用名称
            </Link>
            ；也可以先下载系统自带表的空白表样，改好再传。
          </p>
        </Card>
      </div>
    </>
  )
}
