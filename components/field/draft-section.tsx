import { useState } from 'react'
import { sendSoon } from '@/components/offline/pump'
import type { Draft, Vault } from '@/components/offline/types'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { Notice } from '@/components/ui/notice'
import { DraftCard } from './draft-card'

type Props = { vault: Vault; drafts: Draft[]; online: boolean; halted: boolean }

const GROUPS: Array<{ title: string; has: (draft: Draft) => boolean }> = [
  { title: '需处理', has: ({ state }) => state === 'attention' },
  { title: '待发送', has: ({ state }) => state === 'waiting' || state === 'sending' },
  { title: '本机草稿', has: ({ state }) => state === 'draft' },
  { title: '已送达（保留 7 天）', has: ({ state }) => state === 'delivered' },
]

/** Everything written on this phone, by what it needs. */
export function DraftSection({ vault, drafts, online, halted }: Props) {
  const [sending, setSending] = useState(false)
  const waiting = drafts.some(({ state }) => state === 'waiting')
  if (drafts.length === 0)
    return <EmptyState title="没有草稿和待发送的内容">没有网络时记的走访先保存在这里，联网后自动发送。</EmptyState>
  return (
    <>
      {waiting && !halted ? (
        <Notice
          title={online ? '正在等待发送' : '联网后自动发送'}
          action={
            <Button
              size="small"
              className="self-center"
              disabled={sending}
              onClick={() => {
                setSending(true)
                sendSoon().finally(() => setSending(false))
              }}
            >
              {sending ? '正在发送…' : '立即发送'}
            </Button>
          }
        >
          内容加密保存在本机，不会丢失，也不会重复登记。
        </Notice>
      ) : null}
      {GROUPS.map(({ title, has }) => {
        const rows = drafts.filter(has)
        return rows.length === 0 ? null : (
          <section key={title} aria-label={title} className="space-y-2">
            <h2 className="font-semibold">
              {title} <span className="text-sm font-normal text-ink-muted">{rows.length} 条</span>
            </h2>
            <ul className="space-y-2">
              {rows.map((draft) => (
                <li key={draft.id} className="card rounded-lg border bg-surface p-4">
                  <DraftCard draft={draft} vault={vault} drafts={drafts} />
                </li>
              ))}
            </ul>
          </section>
        )
      })}
    </>
  )
}
