'use client'
import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'

/** Looks for new doubles once the queue is open, and shows them when there are any; the page itself waits for nothing. */
export function SweepOnOpen({ sweep }: { sweep: () => Promise<number> }) {
  const router = useRouter()
  const [found, setFound] = useState(0)
  useEffect(() => {
    let gone = false
    sweep().then(
      (fresh) => {
        if (gone || fresh === 0) return
        setFound(fresh)
        router.refresh()
      },
      // The next opening looks again.
      () => undefined,
    )
    return () => {
      gone = true
    }
  }, [sweep, router])
  return (
    <p aria-live="polite" className="text-sm text-ink-muted empty:hidden">
      {found > 0 ? `刚刚又发现 ${found} 对` : ''}
    </p>
  )
}
