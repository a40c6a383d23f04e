'use client'
import { useState } from 'react'
import type { Fields } from '@/components/forms/form-fields'
import { Button } from '@/components/ui/button'
import { type Option, TextInput } from '@/components/ui/text-input'
import { newId } from '@/lib/kernel/ids'
import { VISIT_LIMITS } from '@/lib/visits/labels'
import { CompanyPicker } from './company-picker'
import { HiddenValue } from './hidden-value'

/** A company of the register, or one that is only a name so far; a new one has an id from the start, so that a later draft can name it. */
export type ChosenCompany = Option
type Props = {
  fields: Fields
  chosen: ChosenCompany | undefined
  /** The last companies of this person: most visits are repeats. */
  recent: Option[]
  onChoose: (company: ChosenCompany | undefined) => void
}

/** Which company: one of the last ones by one tap, any by two characters, pinyin, initials or code, or a new one by its name. */
export function CompanyField({ fields, chosen, recent, onChoose }: Props) {
  const typed = fields.of('newCompany')
  const [isNew, setNew] = useState(typed.defaultValue !== '')
  const [name, setName] = useState(typed.defaultValue)
  const [id, setId] = useState(fields.of('newCompanyId').defaultValue)
  if (isNew)
    return (
      <div>
        <TextInput
          {...typed}
          defaultValue={name}
          required
          maxLength={VISIT_LIMITS.newCompany}
          hint="保存时一并登记到企业库"
        />
        <HiddenValue name="newCompanyId" value={id} />
        <Button kind="quiet" size="small" onClick={() => setNew(false)}>
          改为选择已有企业
        </Button>
      </div>
    )
  const toNew = (text: string) => {
    setName(text)
    setId((before) => before || newId())
    setNew(true)
    onChoose(undefined)
  }
  return (
    <div>
      <CompanyPicker
        {...fields.own('companyId')}
        typed={fields.of('companyTyped').defaultValue}
        chosen={chosen}
        onChoose={onChoose}
        onNew={toNew}
      />
      {recent.length > 0 && chosen === undefined ? (
        <fieldset className="-mx-4 min-w-0 mt-2 flex gap-2 overflow-x-auto px-4 pb-1 md:mx-0 md:flex-wrap md:px-0">
          <legend className="sr-only">最近走访的企业</legend>
          {recent.map((company) => (
            <Button key={company.value} size="small" onClick={() => onChoose(company)}>
              <span className="max-w-44 shrink-0 truncate">{company.label}</span>
            </Button>
          ))}
        </fieldset>
      ) : null}
    </div>
  )
}
