'use client'
import { X } from 'lucide-react'
import { useState } from 'react'
import { DRAFT_STATES, type Draft } from '@/components/offline/types'
import { Button } from '@/components/ui/button'

type Props = { drafts: Draft[]; onOpen: (draft: Draft) => void; onDiscard: (draft: Draft) => void }

const clock = new Intl.DateTimeFormat('zh-CN', { month: 'numeric', day: 'numeric', hour: '2-digit', minute: '2-digit' })

/** Visits begun and not finished on this phone. Floats above the form: it comes when the phone has been read, and nothing may jump then. */
export function UnfinishedDrafts({ drafts, onOpen, onDiscard }: Props) {
  const [closed, setClosed] = useState(false)
  const [asked, setAsked] = useState('')
  if (closed || drafts.length === 0) return null
  return (
    <section
      aria-label="未完成的走访"
      className="fixed inset-x-3 bottom-36 z-30 max-h-[45dvh] overflow-y-auto rounded-xl border bg-raised p-3 shadow-raised md:right-6 md:left-auto md:w-96 lg:bottom-6"
    >
      <header className="flex items-center justify-between">
        <h2 className="font-medium">有{drafts.length}条没有写完，只在本机</h2>
        <Button kind="quiet" size="small" aria-label="先不处理" onClick={() => setClosed(true)}>
          <X aria-hidden />
        </Button>
      </header>
      <ul className="divide-y">
        {drafts.map((draft) => (
          <li key={draft.id} className="py-2">
            <p className="truncate">{draft.title}</p>
            <p className="flex flex-wrap items-center justify-between gap-x-2 text-sm text-ink-muted">
              {DRAFT_STATES[draft.state]}，{clock.format(draft.savedAt)}
              <span className="inline-flex gap-2">
                {asked === draft.id ? (
                  <Button kind="danger" size="small" onClick={() => onDiscard(draft)}>
                    确认放弃
                  </Button>
                ) : (
                  <Button kind="quiet" size="small" onClick={() => setAsked(draft.id)}>
                    放弃
                  </Button>
                )}
                <Button kind="secondary" size="small" onClick={() => onOpen(draft)}>
                  继续填写
                </Button>
              </span>
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}
