'use client'
import { useRouter } from 'next/navigation'
import { useEffect } from 'react'

const busy = (target: EventTarget | null) =>
  target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'))

/** ← and → go where the links beside them go; a field being filled in and an open dialog keep their arrows. */
export function WeekKeys({ previous, next }: { previous: string; next?: string }) {
  const router = useRouter()
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || event.defaultPrevented) return
      if (busy(event.target) || document.querySelector('dialog[open]')) return
      const to = event.key === 'ArrowLeft' ? previous : event.key === 'ArrowRight' ? next : undefined
      if (!to) return
      event.preventDefault()
      router.push(to)
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [previous, next, router])
  return null
}
