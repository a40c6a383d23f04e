'use client'
import { usePathname, useSearchParams } from 'next/navigation'
import { useEffect, useState } from 'react'

/** From then on waiting is worth a word; most pages are there before. */
const PATIENCE_MS = 200

/** Another page of this site that a plain click on this element leads to. */
function destination(event: MouseEvent): URL | undefined {
  if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return undefined
  const link = event.target instanceof Element ? event.target.closest('a') : null
  if (!link || link.target || link.hasAttribute('download')) return undefined
  const url = new URL(link.href, window.location.href)
  const here = window.location
  return url.origin === here.origin && url.pathname + url.search !== here.pathname + here.search ? url : undefined
}

/**
 * A line at the top of the window from a click until its page is there. Not a loading.tsx: that would answer 200 before a page knows
 * whether it is there at all, and would leave a skeleton where no script runs.
 */
export function WaitingLine() {
  const here = `${usePathname()}?${useSearchParams()}`
  const [waiting, setWaiting] = useState<string>()
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const click = (event: MouseEvent) => {
      if (!destination(event)) return
      clearTimeout(timer)
      timer = setTimeout(() => setWaiting(here), PATIENCE_MS)
    }
    document.addEventListener('click', click)
    return () => {
      clearTimeout(timer)
      document.removeEventListener('click', click)
    }
    // Arriving cancels what was still to be shown.
  }, [here])
  return waiting === here ? (
    <div aria-hidden className="no-print fixed inset-x-0 top-0 z-50 h-0.5 animate-pulse bg-accent" />
  ) : null
}
