'use client'
import { type RefObject, useEffect, useState } from 'react'

const carriesFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false

/**
 * Catches files that are dropped on a zone or pasted into its form. A file dropped beside the zone is caught too: the browser would open it
 * in place of the page and everything typed would be gone. Answers whether files are being dragged over the page.
 */
export function useFileCatcher(zone: RefObject<HTMLElement | null>, onFiles: (files: File[]) => void): boolean {
  const [dragging, setDragging] = useState(false)
  useEffect(() => {
    const form = zone.current?.closest('form')
    const shown = () => zone.current?.checkVisibility() ?? false
    const within = (target: EventTarget | null) => target === document.body || (form?.contains(target as Node) ?? false)
    const over = (event: DragEvent) => {
      if (!carriesFiles(event)) return
      event.preventDefault()
      setDragging(true)
    }
    const leave = (event: DragEvent) => {
      // Leaving one element for another inside the window is no leaving.
      if (event.relatedTarget === null) setDragging(false)
    }
    const drop = (event: DragEvent) => {
      setDragging(false)
      if (!carriesFiles(event)) return
      event.preventDefault()
      if (shown()) onFiles([...(event.dataTransfer?.files ?? [])])
    }
    const paste = (event: ClipboardEvent) => {
      const files = [...(event.clipboardData?.files ?? [])]
      if (files.length === 0 || !shown() || !within(event.target)) return
      event.preventDefault()
      onFiles(files.map(named))
    }
    document.addEventListener('dragover', over)
    document.addEventListener('dragleave', leave)
    document.addEventListener('drop', drop)
    document.addEventListener('paste', paste)
    return () => {
      document.removeEventListener('dragover', over)
      document.removeEventListener('dragleave', leave)
      document.removeEventListener('drop', drop)
      document.removeEventListener('paste', paste)
    }
  })
  return dragging
}

/** Browsers call every pasted picture image.png; two of them are told apart by what they are. */
function named(file: File): File {
  return file.name === 'image.png'
    ? new File([file], `粘贴的图片.png`, { type: file.type, lastModified: file.lastModified })
    : file
}
