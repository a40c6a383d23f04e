'use client'
import { Check } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { type ReactNode, useEffect, useState } from 'react'
import { Card } from '@/components/ui/card'
import { cx } from '@/components/ui/cx'
import { ProgressBar } from '@/components/ui/progress-bar'
import type { ImportProgress as View } from '@/lib/imports/job/progress.queries'

const EVERY_MS = 1000
/** After a look that failed: the network may be away for a moment. */
const LATER_MS = 4000

const isUnderWay = ({ status }: Pick<View, 'status'>) => status === 'queued' || status === 'writing'

/**
 * How far a ledger is. Asks again every second and shows the page anew when it is over; without script the page reloads itself. `children` is
 * what can be done meanwhile.
 */
export function ImportProgress({ url, first, children }: { url: string; first: View; children: ReactNode }) {
  const router = useRouter()
  const [view, setView] = useState(first)
  useEffect(() => {
    const asking = new AbortController()
    let timer: ReturnType<typeof setTimeout>
    const look = async () => {
      const answer = await fetch(url, { signal: asking.signal, headers: { accept: 'application/json' } }).catch(
        () => undefined,
      )
      if (asking.signal.aborted) return
      if (answer && answer.status >= 400 && answer.status < 500) return router.refresh()
      const seen: View | undefined = answer?.ok ? await answer.json() : undefined
      if (seen && !isUnderWay(seen)) return router.refresh()
      if (seen) setView(seen)
      timer = setTimeout(look, seen ? EVERY_MS : LATER_MS)
    }
    timer = setTimeout(look, EVERY_MS)
    return () => {
      asking.abort()
      clearTimeout(timer)
    }
  }, [url, router])
  const at = view.steps.findIndex(({ phase }) => phase === view.phase)
  const label = view.steps[at]?.label
  return (
    <Card>
      <noscript>
        <meta httpEquiv="refresh" content="3" />
      </noscript>
      <p className="flex items-baseline justify-between gap-3 font-medium">
        <span>{label ? `正在${label}` : '排队中，马上开始'}</span>
        <span className="font-normal text-ink-muted tabular-nums">已用 {view.elapsed}</span>
      </p>
      <ProgressBar value={view.percent / 100} label="导入进度" className="mt-3" />
      <p className="mt-2 flex min-h-6 justify-between gap-3 text-sm text-ink-muted tabular-nums">
        <span>{view.rows}</span>
        <span>{view.percent}%</span>
      </p>
      <ol className="mt-3 grid grid-cols-4 gap-2 text-sm">
        {view.steps.map(({ phase, label: name }, n) => (
          <li
            key={phase}
            aria-current={n === at ? 'step' : undefined}
            className={cx(
              'flex min-h-9 items-center justify-center gap-1 rounded-md border',
              n === at && 'border-accent font-medium text-accent',
              n > at && 'text-ink-muted',
            )}
          >
            {n < at ? <Check aria-label="已完成" className="size-4 text-ok" /> : null}
            {name}
          </li>
        ))}
      </ol>
      {/* Said when a step begins, not every second. */}
      <p className="sr-only" aria-live="polite">
        {label ? `正在${label}` : ''}
      </p>
      <p className="mt-4 text-ink-muted">
        可以离开本页去做别的事，完成后会在“消息”里告诉您。要么全部写入，要么一行也不写。
      </p>
      <div className="mt-4">{children}</div>
    </Card>
  )
}
