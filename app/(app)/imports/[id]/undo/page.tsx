import type { Metadata } from 'next'
import Link from 'next/link'
import { Obstacles } from '@/components/imports/obstacles'
import { UndoCounts } from '@/components/imports/undo-counts'
import { UndoImport } from '@/components/imports/undo-import'
import { ButtonLink } from '@/components/ui/button'
import { Section } from '@/components/ui/card'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { orNotFound, pageViewer } from '@/lib/access/page'
import { reader } from '@/lib/access/session'
import { findBatch } from '@/lib/imports/queries'
import { undoOutlook } from '@/lib/imports/undo.queries'
import { TRACKED_TERMS } from '@/lib/imports/undo.rules'
import { UNDO_EXTENTS } from '@/lib/imports/undo.schema'
import { dayOf } from '@/lib/kernel/clock'
import { newId } from '@/lib/kernel/ids'
import { paths } from '@/lib/kernel/paths'
import { undoImportAction } from './actions'

export const metadata: Metadata = { title: '撤销导入' }

const n = (value: number) => value.toLocaleString('zh-CN')

/** What undoing an import would do, what stands in its way, and the button; nothing is undone by looking. */
export default async function UndoPage({ params }: { params: Promise<{ id: string }> }) {
  const viewer = await pageViewer('import.run')
  const { id } = await params
  const batch = await orNotFound(findBatch(reader(), viewer, id))
  const back = paths.imports.one(id)
  const outlook = batch.status === 'written' ? await undoOutlook(reader(), viewer, id) : undefined
  const total = outlook?.counts.reduce((sum, { created, updated }) => sum + created + updated, 0) ?? 0
  return (
    <>
      <PageHeader
        title="撤销导入"
        meta={batch.fileName}
        breadcrumb={[
          { label: '台账导入', href: paths.imports.list() },
          { label: batch.fileName, href: back },
        ]}
      />
      {!outlook ? (
        <Notice tone="neutral" title="这份台账没有可以撤销的内容" action={<ButtonLink href={back}>返回</ButtonLink>}>
          已经撤销，或者还没有导入。
        </Notice>
      ) : (
        <div className="space-y-4">
          <Section title="撤销后会怎样" flush>
            <UndoCounts rows={outlook.counts.map((row) => ({ ...row, label: TRACKED_TERMS[row.noun] }))} />
            <p className="border-t px-4 py-2.5 text-ink-muted">
              新建的记录将删除，更新过的记录恢复到导入以前的内容；按这份台账认定的往年事项不再计数，已发布的月报不变。撤销后，同一份台账可以重新导入。
            </p>
          </Section>
          {outlook.obstacles === 0 ? (
            <UndoImport
              action={undoImportAction}
              formKey={newId()}
              id={id}
              extent="all"
              submit={UNDO_EXTENTS.all}
              cancelHref={back}
            >
              确定撤销？以上 {n(total)} 条记录都会退回。
            </UndoImport>
          ) : (
            <>
              <Notice tone="warn" title={`有 ${n(outlook.obstacles)} 条记录在导入后又有变动，不能全部撤销`}>
                {outlook.later.length > 0 ? (
                  <p>
                    其中有的被后来的台账更新，请先撤销：
                    {outlook.later.map((one, i) => (
                      <span key={one.id}>
                        {i > 0 ? '、' : ''}
                        {one.mine ? (
                          <Link href={paths.imports.one(one.id)} className="text-accent underline">
                            {one.fileName}
                          </Link>
                        ) : (
                          one.fileName
                        )}
                      </span>
                    ))}
                    。
                  </p>
                ) : null}
                <p>可以先到下列记录中退回这些变动，再回来全部撤销；也可以保留这些记录，撤销其余。</p>
              </Notice>
              <Section title="导入后又有变动的记录" meta={`${n(outlook.obstacles)} 条`} flush>
                <Obstacles
                  rows={outlook.shown.map((row) => ({
                    ...row,
                    label: TRACKED_TERMS[row.noun],
                    day: row.at ? dayOf(row.at) : '',
                  }))}
                />
                {outlook.obstacles > outlook.shown.length ? (
                  <p className="border-t px-4 py-2.5 text-ink-muted">
                    这里列出前 {n(outlook.shown.length)} 条，共 {n(outlook.obstacles)} 条。
                  </p>
                ) : null}
              </Section>
              <UndoImport
                action={undoImportAction}
                formKey={newId()}
                id={id}
                extent="rest"
                submit={UNDO_EXTENTS.rest}
                cancelHref={back}
              >
                保留这些记录，以及它们离不开的企业、项目等，共 {n(outlook.staying)} 条；其余记录撤销。
              </UndoImport>
            </>
          )}
        </div>
      )}
    </>
  )
}
