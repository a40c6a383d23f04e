'use client'
import { SendForm } from '@/components/projects/sending'
import { type Option, TextInput } from '@/components/ui/text-input'
import type { FormAction } from '@/lib/access/form'
import { type AttachInput, EVIDENCE_LABELS } from '@/lib/evidence/schema'
import { EvidenceField } from './evidence-field'

export type AttachProps = {
  action: FormAction
  formKey: string
  noun: AttachInput['noun']
  recordId: string
  kinds: Option[]
  suggested?: string[]
  today: string
}

/** Adds files to a stored record. */
export function AttachForm({ action, formKey, noun, recordId, kinds, suggested, today }: AttachProps) {
  return (
    <SendForm
      id={`attach-${recordId}`}
      action={action}
      formKey={formKey}
      hidden={{ noun, recordId }}
      labels={EVIDENCE_LABELS}
      submit="保存材料"
    >
      {(fields) => (
        <EvidenceField {...fields.list('evidence')} kinds={kinds} suggested={suggested} today={today} required />
      )}
    </SendForm>
  )
}

export type SupersedeProps = {
  action: FormAction
  formKey: string
  piece: { id: string; version: number; proves: string; provesLabel: string }
  today: string
}

/** Puts a new file in the place of an old one, with the reason. */
export function SupersedeForm({ action, formKey, piece, today }: SupersedeProps) {
  const { id, version, proves, provesLabel } = piece
  return (
    <SendForm
      id={`supersede-${id}`}
      action={action}
      formKey={formKey}
      hidden={{ id, version }}
      labels={EVIDENCE_LABELS}
      submit="替换"
    >
      {(fields) => (
        <>
          <p className="text-sm text-ink-muted">原件会继续保留，标为“已被替换”。新材料仍用于证明“{provesLabel}”。</p>
          <EvidenceField
            {...fields.list('evidence')}
            label="新材料（一个文件）"
            kinds={[{ value: proves, label: provesLabel }]}
            suggested={[proves]}
            today={today}
            required
          />
          <TextInput {...fields.of('reason')} required maxLength={100} placeholder="如：原件缺第三页" />
        </>
      )}
    </SendForm>
  )
}
