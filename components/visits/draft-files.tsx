'use client'
import { Camera } from 'lucide-react'
import dynamic from 'next/dynamic'
import { useState } from 'react'
import type { Vault } from '@/components/offline/types'
import type { Option } from '@/components/ui/text-input'
import type { VisitDraft } from './use-visit-draft'

// Most visits are logged without a photo: what keeps them comes when it is wanted.
const DraftFileList = dynamic(() => import('./draft-file-list').then((file) => file.DraftFileList), {
  ssr: false,
  loading: () => <p className="text-ink-muted">正在打开…</p>,
})

type Props = { draft: VisitDraft; vault: Vault; kinds: Option[]; today: string }

/** Photos and papers that stay, encrypted, on the phone until the visit is sent. */
export function DraftFiles({ draft, vault, kinds, today }: Props) {
  const [wanted, setWanted] = useState(draft.files > 0)
  return (
    <details
      open={draft.files > 0}
      onToggle={(event) => {
        if (event.currentTarget.open) setWanted(true)
      }}
      className="group rounded-lg border bg-surface"
    >
      <summary className="touch flex cursor-pointer items-center gap-2 px-4 py-2.5 font-medium">
        <Camera aria-hidden className="size-4 shrink-0 text-ink-muted" />
        现场照片和材料
        <span className="text-sm font-normal text-ink-muted group-open:hidden">选填，可拍照</span>
      </summary>
      <div className="border-t p-4">
        {wanted || draft.files > 0 ? <DraftFileList draft={draft} vault={vault} kinds={kinds} today={today} /> : null}
      </div>
    </details>
  )
}
