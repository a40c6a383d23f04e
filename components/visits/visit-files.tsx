'use client'
import { Camera } from 'lucide-react'
import dynamic from 'next/dynamic'
import { useState } from 'react'
import type { Fields } from '@/components/forms/form-fields'
import type { Option } from '@/components/ui/text-input'

const Loading = () => <p className="text-ink-muted">正在打开…</p>
// Most visits are logged without a file: what uploads them comes when it is wanted.
const EvidenceField = dynamic(() => import('@/components/evidence/evidence-field').then((file) => file.EvidenceField), {
  ssr: false,
  loading: Loading,
})

type Props = { fields: Fields; kinds: Option[]; today: string; title?: string; note?: string }

/** Photos and papers of a visit. Stays open, with its files, when the form comes back. */
export function VisitFiles({ fields, kinds, today, title = '现场照片和材料', note = '选填，可拍照' }: Props) {
  const given = fields.list('evidence')
  const [open, setOpen] = useState(given.defaultValues.length > 0 || (given.errors?.length ?? 0) > 0)
  const [wanted, setWanted] = useState(open)
  return (
    <details
      open={open}
      onToggle={(event) => {
        setOpen(event.currentTarget.open)
        if (event.currentTarget.open) setWanted(true)
      }}
      className="group rounded-lg border bg-surface"
    >
      <summary className="touch flex cursor-pointer items-center gap-2 px-4 py-2.5 font-medium">
        <Camera aria-hidden className="size-4 shrink-0 text-ink-muted" />
        {title}
        <span className="text-sm font-normal text-ink-muted group-open:hidden">{note}</span>
      </summary>
      <div className="border-t p-4">{wanted ? <EvidenceField {...given} kinds={kinds} today={today} /> : null}</div>
    </details>
  )
}
