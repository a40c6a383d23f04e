'use client'
import { Search } from 'lucide-react'
import dynamic from 'next/dynamic'
import { useEffect, useState } from 'react'
import { Kbd } from '@/components/ui/kbd'
import type { QuickAction } from './nav'

const CommandPalette = dynamic(() => import('./command-palette').then((module) => module.CommandPalette), {
  ssr: false,
})

/** Opens the search over everything; its code is fetched on first use. ⌘K or Ctrl K from anywhere. */
export function SearchButton({ quickActions }: { quickActions: QuickAction[] }) {
  const [open, setOpen] = useState(false)
  const [wanted, setWanted] = useState(false)
  const show = () => {
    setWanted(true)
    setOpen(true)
  }
  useEffect(() => {
    const key = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.metaKey || event.ctrlKey) || event.shiftKey || event.altKey) return
      event.preventDefault()
      setWanted(true)
      setOpen((before) => !before)
    }
    document.addEventListener('keydown', key)
    return () => document.removeEventListener('keydown', key)
  }, [])
  return (
    <>
      <button
        type="button"
        onClick={show}
        aria-haspopup="dialog"
        aria-keyshortcuts="Control+K Meta+K"
        className="touch inline-flex items-center gap-2 rounded-md text-ink-muted hover:bg-sunken max-lg:order-last max-lg:min-w-11 max-lg:justify-center lg:w-80 lg:border lg:border-line lg:bg-bg lg:px-2.5"
      >
        <Search aria-hidden className="size-4.5 lg:size-4" />
        <span className="max-lg:sr-only">搜索企业、项目、走访、人员</span>
        <span className="ml-auto max-lg:hidden">
          <Kbd>Ctrl K</Kbd>
        </span>
      </button>
      {wanted ? <CommandPalette open={open} onOpenChange={setOpen} quickActions={quickActions} /> : null}
    </>
  )
}
