'use client'
import { useState } from 'react'
import { SimilarRecords } from '@/components/duplicates/similar-records'
import { RecordForm } from '@/components/forms/record-form'
import { Checkbox } from '@/components/ui/choices'
import { TextArea, TextInput } from '@/components/ui/text-input'
import type { FormAction } from '@/lib/access/form'
import type { CompanyContact } from '@/lib/contacts/queries'
import { CONTACT_LABELS, CONTACT_LIMITS } from '@/lib/contacts/schema'

type Contact = Pick<CompanyContact, 'id' | 'version' | 'name' | 'title' | 'phone' | 'note' | 'main'>
type Props = { action: FormAction; formKey: string; companyId: string; contact?: Contact; cancelHref: string }

const show = (field: string, value: string) => (field === 'main' ? (value === 'on' ? '是' : '否') : value)

/** A person at a company. A stored number is never sent to the page in full: left empty, it stays. */
export function ContactForm({ action, formKey, companyId, contact, cancelHref }: Props) {
  const { phone: _phone, noPhone: _noPhone, ...decidable } = CONTACT_LABELS
  const [phone, setPhone] = useState('')
  return (
    <RecordForm
      id="contact"
      action={action}
      formKey={formKey}
      record={contact}
      labels={contact ? decidable : CONTACT_LABELS}
      show={show}
      cancelHref={cancelHref}
    >
      {(fields) => (
        <>
          {contact ? null : <input type="hidden" name="companyId" value={companyId} />}
          <div className="grid gap-4 md:grid-cols-2">
            <TextInput {...fields.of('name', contact?.name)} required maxLength={CONTACT_LIMITS.name} />
            <TextInput {...fields.of('title', contact?.title)} maxLength={CONTACT_LIMITS.title} />
          </div>
          <TextInput
            {...fields.of('phone')}
            label={CONTACT_LABELS.phone}
            type="tel"
            inputMode="tel"
            maxLength={CONTACT_LIMITS.phone}
            placeholder={contact?.phone ?? undefined}
            hint={contact?.phone ? '不修改请留空' : '手机号，或带区号的座机号'}
            onChange={(event) => setPhone(event.target.value)}
          />
          {contact?.phone ? <Checkbox {...fields.tick('noPhone', false)} /> : null}
          <SimilarRecords noun="company" typed={{ phone }} except={companyId} />
          <TextArea {...fields.of('note', contact?.note)} maxLength={CONTACT_LIMITS.note} rows={2} />
          <Checkbox {...fields.tick('main', contact?.main ?? false)} />
        </>
      )}
    </RecordForm>
  )
}
