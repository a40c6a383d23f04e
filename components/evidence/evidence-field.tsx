'use client'
import { Camera, Paperclip } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { cx } from '@/components/ui/cx'
import { Field } from '@/components/ui/field'
import type { Option } from '@/components/ui/text-input'
import { EVIDENCE_LIMITS } from '@/lib/evidence/rules'
import { EVIDENCE_LABELS } from '@/lib/evidence/schema'
import { ACCEPTED, MAX_EVIDENCE_BYTES, previewOf } from '@/lib/evidence/types.rules'
import { FileChooser } from './file-chooser'
import { UploadItem } from './upload-item'
import { useFileCatcher } from './use-file-catcher'
import { toValue, type Upload, useUploads } from './use-uploads'

type Props = {
  /** What a file may prove: codes of the dictionary evidence-kind. */
  kinds: Option[]
  /** Codes this step asks for: offered first, one for each new file, and ticked off as they come. */
  suggested?: string[]
  /** As `fields.list('evidence')` gives them: what was uploaded before a failed submit is still there. */
  name?: string
  label?: string
  defaultValues?: string[]
  errors?: string[]
  hint?: string
  required?: boolean
  /** Latest day a document may bear. */
  today?: string
}

const UNFINISHED = '还有文件正在上传，上传完成后自动提交。'
const FAILED = '有文件没有上传成功，请重试或移除后再提交。'

/**
 * Files as evidence in any form: dragged here, pasted, chosen or photographed, several at once, each with what it proves. They are sent at once
 * and travel with the form as hidden values `evidence[]` (lib/evidence/schema evidenceItems).
 */
export function EvidenceField({
  kinds,
  suggested = [],
  name = 'evidence[]',
  defaultValues = [],
  today,
  ...look
}: Props) {
  const zone = useRef<HTMLDivElement>(null)
  /** A submit that was held back until the files have arrived, and the button it came from. */
  const waiting = useRef<{ by: HTMLElement | null }>(undefined)
  const [blocked, setBlocked] = useState('')
  const [round, setRound] = useState(0)
  const begin = (type: string, others: Upload[]) => {
    const missing = suggested.find((code) => !others.some(({ proves }) => proves === code))
    if (missing) return missing
    return previewOf(type) === 'picture' && kinds.some(({ value }) => value === 'photo') ? 'photo' : ''
  }
  const { uploads, news, add, say, again, remove } = useUploads(defaultValues, begin)
  const dragging = useFileCatcher(zone, add)
  const ordered = [...kinds].sort((a, b) => Number(suggested.includes(b.value)) - Number(suggested.includes(a.value)))
  const obstacle = uploads.some(({ state }) => state === 'sending')
    ? UNFINISHED
    : uploads.some(({ state }) => state === 'failed')
      ? FAILED
      : ''

  useEffect(() => {
    const form = zone.current?.closest('form')
    const hold = (event: SubmitEvent) => {
      setBlocked(obstacle)
      if (obstacle === '') return
      // A form sent now would be without the file, and nobody would notice.
      waiting.current = obstacle === UNFINISHED ? { by: event.submitter } : undefined
      event.preventDefault()
      event.stopPropagation()
      zone.current?.scrollIntoView({ block: 'center' })
    }
    form?.addEventListener('submit', hold, { capture: true })
    if (obstacle !== UNFINISHED && waiting.current) {
      const { by } = waiting.current
      waiting.current = undefined
      if (obstacle === '') form?.requestSubmit(by)
    }
    return () => form?.removeEventListener('submit', hold, { capture: true })
  }, [obstacle])

  useEffect(() => {
    // React resets a form once its action has answered.
    const form = zone.current?.closest('form')
    const next = () => setRound((last) => last + 1)
    form?.addEventListener('reset', next)
    // A form that came back made this field anew and was reset in the same commit, before anybody could hear it.
    next()
    return () => form?.removeEventListener('reset', next)
  }, [])

  const errors = [...(look.errors ?? []), ...(blocked && obstacle ? [obstacle] : [])]
  return (
    <Field label={EVIDENCE_LABELS.evidence} {...look} name={name} errors={errors} group>
      <div
        ref={zone}
        className={cx(
          'rounded-lg border border-dashed border-line-strong p-3',
          dragging && 'border-accent bg-accent-soft',
        )}
      >
        {uploads.length > 0 ? (
          <ul className="mb-3 space-y-2" aria-label="已选择的文件">
            {uploads.map((upload) => (
              <UploadItem
                key={upload.key}
                upload={upload}
                kinds={ordered}
                today={today}
                round={round}
                onSay={(said) => say(upload.key, said)}
                onAgain={() => again(upload.key)}
                onRemove={() => remove(upload)}
              />
            ))}
          </ul>
        ) : null}
        <div className="flex flex-wrap items-center gap-2">
          <FileChooser label="选择文件" icon={<Paperclip aria-hidden />} accept={ACCEPTED} multiple onFiles={add} />
          <span className="lg:hidden">
            <FileChooser
              label="拍照"
              icon={<Camera aria-hidden />}
              accept="image/*"
              capture="environment"
              onFiles={add}
            />
          </span>
          <p className="min-w-0 text-xs text-ink-muted">
            <span className="max-lg:hidden">也可把文件拖到这里，或复制后在此粘贴；</span>
            每个不超过 {MAX_EVIDENCE_BYTES / 1024 / 1024} MB，一次最多 {EVIDENCE_LIMITS.files} 个
          </p>
        </div>
        {suggested.length > 0 ? <Wanted kinds={kinds} wanted={suggested} uploads={uploads} /> : null}
      </div>
      <p aria-live="polite" className="sr-only">
        {news}
      </p>
      {uploads.map((upload) =>
        upload.state === 'sent' ? <input key={upload.key} type="hidden" name={name} value={toValue(upload)} /> : null,
      )}
    </Field>
  )
}

/** What this step asks for, ticked off as it comes. */
function Wanted({ kinds, wanted, uploads }: { kinds: Option[]; wanted: string[]; uploads: Upload[] }) {
  return (
    <ul className="mt-2 flex flex-wrap gap-x-4 gap-y-1 text-sm" aria-label="本次需要的材料">
      {wanted.map((code) => {
        const there = uploads.some(({ proves, state }) => proves === code && state === 'sent')
        return (
          <li key={code} className={there ? 'text-ok' : 'text-ink-muted'}>
            <span aria-hidden>{there ? '✓ ' : '○ '}</span>
            {kinds.find(({ value }) => value === code)?.label ?? code}
            <span className="sr-only">{there ? '，已添加' : '，未添加'}</span>
          </li>
        )
      })}
    </ul>
  )
}
