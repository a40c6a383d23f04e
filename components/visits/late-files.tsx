'use client'
import { Camera } from 'lucide-react'
import dynamic from 'next/dynamic'
import type { ReactNode } from 'react'

export const Opening = () => <p className="text-ink-muted">正在打开…</p>
// Most visits are logged without a file: what uploads them comes when it is wanted.
export const EvidenceField = dynamic(
  () => import('@/components/evidence/evidence-field').then((file) => file.EvidenceField),
  { ssr: false, loading: Opening },
)

type Props = {
  title?: string
  note?: string
  open: boolean
  onToggle: (open: boolean) => void
  children: ReactNode
}

/** The folded section of a form that takes files. */
export function LateFiles({ title = '现场照片和材料', note = '选填，可拍照', open, onToggle, children }: Props) {
  return (
    <details
      open={open}
      onToggle={(event) => onToggle(event.currentTarget.open)}
      className="group rounded-lg border bg-surface"
    >
      <summary className="touch flex cursor-pointer items-center gap-2 px-4 py-2.5 font-medium">
        <Camera aria-hidden className="size-4 shrink-0 text-ink-muted" />
        {title}
        <span className="text-sm font-normal text-ink-muted group-open:hidden">{note}</span>
      </summary>
      <div className="border-t p-4">{children}</div>
    </details>
  )
}
