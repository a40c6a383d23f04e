'use client'
import { useRouter } from 'next/navigation'
import { useEffect } from 'react'

type Props = { previous: string; next: string; now: string }

/** ← and → turn the week, t comes back to this one; not while somebody types or chooses. */
export function WeekKeys({ previous, next, now }: Props) {
  const router = useRouter()
  useEffect(() => {
    const turn = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || event.defaultPrevented) return
      if (event.target instanceof Element && event.target.closest('input, select, textarea, dialog, [role=menu]'))
        return
      const to = { ArrowLeft: previous, ArrowRight: next, t: now }[event.key]
      if (to === undefined) return
      event.preventDefault()
      router.push(to)
    }
    window.addEventListener('keydown', turn)
    return () => window.removeEventListener('keydown', turn)
  }, [router, previous, next, now])
  return null
}
