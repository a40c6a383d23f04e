'use client'
import { useState } from 'react'
import type { Fields } from '@/components/forms/form-fields'
import { Button } from '@/components/ui/button'
import { Combobox, type ComboOption } from '@/components/ui/combobox'
import { TextInput } from '@/components/ui/text-input'
import { LIMITS } from '@/lib/kernel/input'

type Props = {
  fields: Fields
  chosen: ComboOption | undefined
  onChoose: (company: ComboOption | undefined) => void
}

/** Which company: one of the register by two characters, pinyin or code, or a new one by its name. */
export function CompanyField({ fields, chosen, onChoose }: Props) {
  const typed = fields.of('newCompany')
  const [isNew, setNew] = useState(typed.defaultValue !== '')
  const [name, setName] = useState(typed.defaultValue)
  if (isNew)
    return (
      <div>
        <TextInput {...typed} defaultValue={name} required maxLength={LIMITS.name} hint="保存时一并登记到企业库" />
        <Button kind="quiet" size="small" onClick={() => setNew(false)}>
          改为选择已有企业
        </Button>
      </div>
    )
  const toNew = (text: string) => {
    setName(text)
    setNew(true)
    onChoose(undefined)
  }
  return (
    <Combobox
      {...fields.own('companyId')}
      required
      searchUrl="/api/companies/options?q="
      placeholder="输入两个字、拼音首字母或信用代码"
      defaultValue={chosen}
      onChange={([company]) => onChoose(company)}
      emptyAction={(text) => (
        <Button kind="secondary" size="small" onClick={() => toNew(text)}>
          登记为新企业
        </Button>
      )}
    />
  )
}
