import type { Metadata } from 'next'
import { ButtonLink, buttonClass } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { orNotFound, pageViewer } from '@/lib/access/page'
import { reader } from '@/lib/access/session'
import { findBatch } from '@/lib/imports/queries'
import { paths } from '@/lib/kernel/paths'
import type { BatchStatus } from '@/lib/kernel/terms'
import { Preview } from './preview'
import { Progress } from './progress'
import { Result } from './result'
import { SameFile } from './same-file'
import { UnderWay } from './under-way'

export const metadata: Metadata = { title: '台账' }

const META: Record<BatchStatus, string> = {
  read: '请核对后确认，目前还没有写入任何内容',
  queued: '已提交，等待写入',
  writing: '正在写入',
  written: '已导入',
  failed: '没有导入成功，什么也没有写入',
  undoing: '正在撤销',
  undone: '已撤销',
}

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ outcome?: string; page?: string }> }

/** A ledger by where it stands: to be confirmed (preview), at work (progress), done (result). */
export default async function ImportPage({ params, searchParams }: Props) {
  const viewer = await pageViewer('import.run')
  const { id } = await params
  const batch = await orNotFound(findBatch(reader(), viewer, id))
  const { status, trouble } = batch
  const underWay = status === 'queued' || status === 'writing'
  return (
    <>
      <PageHeader
        title={batch.fileName}
        meta={META[status]}
        breadcrumb={[{ label: '台账导入', href: paths.imports.list() }]}
        actions={
          underWay ? undefined : (
            <>
              {status === 'written' && batch.counts?.refused ? (
                <a href={paths.imports.failed(id)} download className={buttonClass('secondary')}>
                  下载未导入的行
                </a>
              ) : null}
              <a href={paths.imports.reasons(id)} download className={buttonClass('secondary')}>
                下载说明
              </a>
              {status === 'written' ? <ButtonLink href={paths.imports.undo(id)}>撤销导入</ButtonLink> : null}
            </>
          )
        }
      />
      {status === 'failed' ? (
        <Notice tone="bad" title="上次确认后没有导入成功" className="mb-4">
          {trouble}
        </Notice>
      ) : null}
      {status === 'read' || status === 'failed' ? (
        <>
          <SameFile viewer={viewer} batch={batch} />
          <Preview viewer={viewer} id={id} />
        </>
      ) : status === 'written' || status === 'undone' ? (
        <Result viewer={viewer} batch={batch} query={await searchParams} />
      ) : underWay ? (
        <UnderWay viewer={viewer} id={id} />
      ) : (
        <Progress batch={batch} />
      )}
    </>
  )
}
