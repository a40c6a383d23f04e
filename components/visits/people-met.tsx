import type { Fields } from '@/components/forms/form-fields'
import { CheckChips } from '@/components/ui/choices'
import { type Option, TextArea } from '@/components/ui/text-input'
import { VISIT_LIMITS } from '@/lib/visits/labels'

type Props = { fields: Fields; contacts: Option[]; met?: string[]; others?: string }

/** Whom they met: the company's contacts by a tap, anybody else in one line. */
export function PeopleMet({ fields, contacts, met = [], others }: Props) {
  return (
    <div className="space-y-2">
      {contacts.length > 0 ? <CheckChips {...fields.list('contacts', met)} options={contacts} /> : null}
      <TextArea
        {...fields.of('theirs', others)}
        maxLength={VISIT_LIMITS.theirs}
        rows={1}
        className="[&_textarea]:min-h-11"
        placeholder="姓名 职务 电话，多人用顿号隔开"
        hint="写了电话的，同时登记为该企业联系人"
      />
    </div>
  )
}
