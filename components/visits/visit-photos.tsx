'use client'
import dynamic from 'next/dynamic'
import { useEffect, useRef, useState } from 'react'
import type { Fields } from '@/components/forms/form-fields'
import type { Option } from '@/components/ui/text-input'
import { EvidenceField, LateFiles, Opening } from './late-files'
import type { VisitDraft } from './use-visit-draft'

// Most visits are logged without a file: what keeps them on the phone comes when it is wanted.
const DraftFileList = dynamic(() => import('./draft-file-list').then((file) => file.DraftFileList), {
  ssr: false,
  loading: Opening,
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
  const toggle = (now: boolean) => {
    setOpen(now)
    if (now) setWanted(true)
  }
  return (
    <LateFiles open={open} onToggle={toggle}>
      {!wanted ? null : opening ? (
        <Opening />
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
    </LateFiles>
  )
}
