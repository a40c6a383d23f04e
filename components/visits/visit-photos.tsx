'use client'
import { Camera } from 'lucide-react'
import dynamic from 'next/dynamic'
import { useEffect, useRef, useState } from 'react'
import type { Fields } from '@/components/forms/form-fields'
import type { Option } from '@/components/ui/text-input'
import type { VisitDraft } from './use-visit-draft'

const Loading = () => <p className="text-ink-muted">正在打开…</p>
// Most visits are logged without a file: what keeps or uploads them comes when it is wanted.
const DraftFileList = dynamic(() => import('./draft-file-list').then((file) => file.DraftFileList), {
  ssr: false,
  loading: Loading,
})
const EvidenceField = dynamic(() => import('@/components/evidence/evidence-field').then((file) => file.EvidenceField), {
  ssr: false,
  loading: Loading,
})

type Props = { fields: Fields; draft: VisitDraft; kinds: Option[]; today: string }

/**
 * Photos and papers of a visit: encrypted on the phone until it is sent, or uploaded at once where nothing can be kept. Which of both is settled before
 * the first file is taken, or a file would be left behind in the other. Stays open, with its files, when the form comes back.
 */
export function VisitPhotos({ fields, draft, kinds, today }: Props) {
  const { vault, draftId, opening } = draft
  const given = fields.list('evidence')
  const [open, setOpen] = useState(given.defaultValues.length > 0 || (given.errors?.length ?? 0) > 0)
  const [wanted, setWanted] = useState(open)
  // Settled when first shown, and kept: on a phone's very first page the vault comes a moment later, and must not take a chosen file's place.
  const onPhone = useRef<boolean>(undefined)
  if (wanted && !opening) onPhone.current ??= Boolean(vault) && given.defaultValues.length === 0
  useEffect(() => {
    vault?.one(draftId()).then(
      (stored) => {
        if (!stored || stored.files.length === 0) return
        setOpen(true)
        setWanted(true)
      },
      () => undefined,
    )
  }, [vault, draftId])
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
        现场照片和材料
        <span className="text-sm font-normal text-ink-muted group-open:hidden">选填，可拍照</span>
      </summary>
      <div className="border-t p-4">
        {!wanted ? null : opening ? (
          <Loading />
        ) : vault && onPhone.current ? (
          <>
            {given.errors?.map((error) => (
              <p key={error} className="mb-2 text-sm text-bad">
                {error}
              </p>
            ))}
            <DraftFileList draft={draft} vault={vault} kinds={kinds} today={today} />
          </>
        ) : (
          <EvidenceField {...given} kinds={kinds} today={today} />
        )}
      </div>
    </details>
  )
}
