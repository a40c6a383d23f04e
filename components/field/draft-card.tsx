import { useState } from 'react'
import { DRAFT_STATES, type Draft, type DraftState, type Vault } from '@/components/offline/types'
import { Badge } from '@/components/ui/badge'
import { Button, buttonClass } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import type { Tone } from '@/components/ui/tone'
import { paths } from '@/lib/kernel/paths'
import { DraftAnswer } from './draft-answer'
import { when } from './use-shell'

const TONE: Record<DraftState, Tone> = {
  draft: 'neutral',
  waiting: 'accent',
  sending: 'accent',
  delivered: 'ok',
  attention: 'warn',
}

type Props = { draft: Draft; vault: Vault; drafts: Draft[] }

/** One draft: what it is, where it stands, what can be done about it. */
export function DraftCard({ draft, vault, drafts }: Props) {
  const [trouble, setTrouble] = useState('')
  const { id, state, title, files, values, savedAt, frozen } = draft
  const tell = (error: unknown) => setTrouble(error instanceof Error ? error.message : String(error))
  const company = String(values.companyId ?? '')
  const before =
    state === 'waiting' &&
    drafts.find(
      (one) => one.id !== id && one.state !== 'delivered' && company !== '' && one.values.newCompanyId === company,
    )
  return (
    <>
      <p className="flex items-start justify-between gap-3">
        <span className="min-w-0 font-medium break-words">{title || '未命名的走访'}</span>
        <Badge tone={TONE[state]}>{DRAFT_STATES[state]}</Badge>
      </p>
      <p className="text-sm text-ink-muted">
        {when(savedAt)} 填写{files.length > 0 ? ` · ${files.length} 个文件` : ''}
      </p>
      {typeof values.summary === 'string' ? <p className="mt-1 line-clamp-3 text-sm">{values.summary}</p> : null}
      {before ? <p className="mt-1 text-sm">要等“{before.title}”送达后发送：它会登记这家企业。</p> : null}
      {frozen ? <p className="mt-1 text-sm">上一次发送没有得到明确答复，会原样重发，不会重复登记。</p> : null}
      {state === 'attention' && draft.answer ? <DraftAnswer answer={draft.answer} values={values} /> : null}
      {trouble ? (
        <p role="alert" className="mt-1 text-sm text-bad">
          {trouble}
        </p>
      ) : null}
      <div className="mt-3 flex flex-wrap gap-2">
        {state === 'delivered' ? <Delivered draft={draft} /> : null}
        {!frozen && draft.kind === 'visit.create' && ['draft', 'waiting', 'attention'].includes(state) ? (
          <Button
            size="small"
            kind={state === 'waiting' ? 'secondary' : 'primary'}
            onClick={() =>
              vault
                .reopen(id)
                .then(() => window.location.assign(`#write/${id}`))
                .catch(tell)
            }
          >
            {state === 'draft' ? '继续填写' : '打开修改'}
          </Button>
        ) : null}
        {!frozen && draft.kind === 'visit.update' && state !== 'delivered' ? (
          <a href={paths.visits.edit(String(values.id))} className={buttonClass('primary', 'small')}>
            打开修改
          </a>
        ) : null}
        {state === 'attention' ? (
          <Button size="small" onClick={() => vault.send(id).catch(tell)}>
            再次发送
          </Button>
        ) : null}
        {state === 'sending' ? null : (
          <Dialog
            trigger={state === 'delivered' ? '移除' : '删除'}
            triggerKind="quiet"
            triggerSize="small"
            title={state === 'delivered' ? '移除这条回执？' : '删除这条内容？'}
          >
            <p>{warning(draft)}</p>
            <div className="mt-4 flex flex-wrap gap-2">
              <Button kind="danger" onClick={() => vault.discard(id).catch(tell)}>
                确认{state === 'delivered' ? '移除' : '删除'}
              </Button>
            </div>
          </Dialog>
        )}
      </div>
    </>
  )
}

function warning({ state, frozen, files }: Draft): string {
  if (state === 'delivered') return '系统里的记录不受影响，只从本机移除。'
  if (frozen) return '上一次发送没有得到明确答复，这条可能已经送达。删除后本机不再跟踪，请联网到“走访”中核对。'
  return `这条内容还没有送达，删除后无法恢复${files.length > 0 ? `，连同 ${files.length} 个文件` : ''}。`
}

function Delivered({ draft: { kind, result } }: { draft: Draft }) {
  if (!result?.id) return null
  const href = kind === 'request.create' ? paths.requests.one(result.id) : paths.visits.one(result.id)
  return (
    <a href={href} className={buttonClass('secondary', 'small')}>
      查看记录
    </a>
  )
}
