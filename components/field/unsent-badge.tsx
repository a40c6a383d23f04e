'use client'
import { useEffect, useState } from 'react'
import type { Counts } from '@/components/offline/frame'
import { paths } from '@/lib/kernel/paths'
import { unsentWords } from './unsent'

/** What keeps the phone comes when the page has been read: nobody waits for it. */
const LATER_MS = 1_200

/** “1 条需处理、3 条待发送” in the frame while this person has unsent work here; also what keeps the device's drafts in order on every page. */
export function UnsentBadge({ personId, worker }: { personId: string; worker: boolean }) {
  const [counts, setCounts] = useState<Counts>({ waiting: 0, attention: 0 })
  useEffect(() => {
    let end: (() => void) | undefined
    let gone = false
    const begin = async () => {
      const { keepFrame } = await import('@/components/offline/frame')
      const stop = await keepFrame(personId, worker, setCounts)
      if (gone) stop()
      else end = stop
    }
    const timer = setTimeout(() => begin().catch((error) => console.warn('offline', error)), LATER_MS)
    return () => {
      gone = true
      clearTimeout(timer)
      end?.()
    }
  }, [personId, worker])
  const words = unsentWords(counts)
  return (
    <span role="status">
      {words ? (
        <a
          href={`${paths.field()}#drafts`}
          className="touch inline-flex items-center rounded-md bg-warn-soft px-2 text-sm font-medium whitespace-nowrap text-warn"
        >
          {words}
        </a>
      ) : null}
    </span>
  )
}
