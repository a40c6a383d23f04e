'use client'
import { useEffect, useRef } from 'react'

/** Inside a `<details>` used as a menu: closes it on Escape (focus returns), on a click outside and after an entry was chosen. */
export function DetailsCloser() {
  const anchor = useRef<HTMLSpanElement>(null)
  useEffect(() => {
    const details = anchor.current?.closest('details')
    if (!details) return
    const close = () => {
      details.open = false
    }
    const key = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || !details.open) return
      close()
      details.querySelector('summary')?.focus()
    }
    const click = (event: MouseEvent) => {
      const { target } = event
      if (!details.open || !(target instanceof Element)) return
      if (!details.contains(target) || target.closest('a')) close()
    }
    document.addEventListener('keydown', key)
    document.addEventListener('click', click)
    return () => {
      document.removeEventListener('keydown', key)
      document.removeEventListener('click', click)
    }
  }, [])
  return <span ref={anchor} hidden />
}
