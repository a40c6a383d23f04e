'use client'
import { CircleCheck, X } from 'lucide-react'
import { usePathname, useSearchParams } from 'next/navigation'
import { useEffect, useState } from 'react'
import { FLASH_TEXTS, type FlashCode, isFlash } from './flash-texts'

const SECONDS = 6

/**
 * “Saved”, after a redirect to `?flash=saved`. Only codes of FLASH_TEXTS: a stranger's link must not put words into the product's mouth.
 * Takes the parameter out of the address, so that a reload or a passed-on link does not repeat it. Belongs to the page it came with and to no other.
 */
export function Flash() {
  const code = useSearchParams().get('flash')
  const path = usePathname()
  const [given, setGiven] = useState<{ code: FlashCode; path: string }>()
  // Whoever has gone on or back since is on a page that it says nothing of.
  const shown = given?.path === path ? given.code : undefined
  useEffect(() => {
    if (code === null) return
    const url = new URL(window.location.href)
    url.searchParams.delete('flash')
    window.history.replaceState(window.history.state, '', url)
    if (isFlash(code)) setGiven({ code, path: url.pathname })
  }, [code])
  useEffect(() => {
    if (!given) return
    const timer = setTimeout(() => setGiven(undefined), SECONDS * 1000)
    return () => clearTimeout(timer)
  }, [given])
  return (
    <div
      role="status"
      className="no-print pointer-events-none fixed inset-x-4 bottom-24 z-30 flex justify-center lg:bottom-6"
    >
      {shown ? (
        <div className="pointer-events-auto flex items-center gap-2 rounded-lg border bg-raised py-1 pr-1 pl-3.5 shadow-raised">
          <CircleCheck aria-hidden className="size-4.5 text-ok" />
          <span>{FLASH_TEXTS[shown]}</span>
          <button
            type="button"
            aria-label="关闭提示"
            onClick={() => setGiven(undefined)}
            className="touch grid w-9 place-items-center rounded-md text-ink-muted hover:bg-sunken"
          >
            <X aria-hidden className="size-4" />
          </button>
        </div>
      ) : null}
    </div>
  )
}
