'use client'
import { useState } from 'react'
import type { Fields } from '@/components/forms/form-fields'
import type { Option } from '@/components/ui/text-input'
import { EvidenceField, LateFiles } from './late-files'

type Props = { fields: Fields; kinds: Option[]; today: string; title?: string; note?: string }

/** Photos and papers of a record, uploaded as they are chosen. Stays open, with its files, when the form comes back. */
export function VisitFiles({ fields, kinds, today, title, note }: Props) {
  const given = fields.list('evidence')
  const [open, setOpen] = useState(given.defaultValues.length > 0 || (given.errors?.length ?? 0) > 0)
  const [wanted, setWanted] = useState(open)
  const toggle = (now: boolean) => {
    setOpen(now)
    if (now) setWanted(true)
  }
  return (
    <LateFiles title={title} note={note} open={open} onToggle={toggle}>
      {wanted ? <EvidenceField {...given} kinds={kinds} today={today} /> : null}
    </LateFiles>
  )
}
