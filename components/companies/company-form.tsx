'use client'
import { useState } from 'react'
import { SimilarRecords } from '@/components/duplicates/similar-records'
import { ExtraInputs, extraLabels } from '@/components/extras/extra-inputs'
import { RecordForm } from '@/components/forms/record-form'
import { CheckboxGroup, RadioChips } from '@/components/ui/choices'
import { Combobox, type ComboOption } from '@/components/ui/combobox'
import { type Option, TextArea, TextInput } from '@/components/ui/text-input'
import type { FormAction } from '@/lib/access/form'
import { COMPANY_LABELS, COMPANY_LIMITS } from '@/lib/companies/schema'
import type { RecordExtra } from '@/lib/extras/queries'
import { COMPANY_KIND_TERMS, COMPANY_KINDS, ORIGIN_TERMS, ORIGINS } from '@/lib/kernel/terms'

export type CompanyFormValues = {
  id: string
  version: number
  name: string
  uscc: string | null
  kind: string
  origin: string | null
  region: string | null
  industry: string | null
  address: string | null
  note: string | null
  tags: string[]
  /** Other names, one a line. */
  aliases: string
}
type Props = {
  action: FormAction
  formKey: string
  company?: CompanyFormValues
  /** A name to begin with, from a search that found nothing. */
  name?: string
  /** The stored class of industry with its label. */
  industry?: ComboOption
  tags: Option[]
  extras: RecordExtra[]
  cancelHref: string
}

const KINDS = COMPANY_KINDS.map((kind) => ({ value: kind, label: COMPANY_KIND_TERMS[kind] }))
const ORIGIN_OPTIONS = ORIGINS.map((origin) => ({ value: origin, label: ORIGIN_TERMS[origin] }))

/** A company, new or stored; likely doubles of any unit show while name or code are typed. */
export function CompanyForm({ action, formKey, company, name = '', industry, tags, extras, cancelHref }: Props) {
  const [typedName, setTypedName] = useState(company?.name ?? name)
  const [typedCode, setTypedCode] = useState(company?.uscc ?? '')
  const [chosenIndustry, setIndustry] = useState(industry)
  const changed = typedName !== company?.name || typedCode !== (company.uscc ?? '')
  const show = (field: string, value: string) => {
    if (field === 'industry' && value === industry?.value) return industry.label
    const options = field === 'kind' ? KINDS : field === 'origin' ? ORIGIN_OPTIONS : field === 'tags' ? tags : []
    return options.find((option) => option.value === value)?.label ?? value
  }
  return (
    <RecordForm
      id="company"
      action={action}
      formKey={formKey}
      record={company}
      labels={{ ...COMPANY_LABELS, ...extraLabels(extras) }}
      show={show}
      cancelHref={cancelHref}
    >
      {(fields) => (
        <>
          <TextInput
            {...fields.of('name', company?.name ?? name)}
            required
            maxLength={COMPANY_LIMITS.name}
            onChange={(event) => setTypedName(event.target.value.trim())}
          />
          <TextInput
            {...fields.of('uscc', company?.uscc)}
            maxLength={COMPANY_LIMITS.uscc}
            hint="18位，可空；以营业执照为准"
            autoCapitalize="characters"
            onChange={(event) => setTypedCode(event.target.value.trim())}
          />
          <TextArea
            {...fields.of('aliases', company?.aliases)}
            rows={2}
            hint="每行一个，如更名前的名称、常用简称；查重、搜索和台账导入都认得"
          />
          {changed ? (
            <SimilarRecords noun="company" typed={{ name: typedName, uscc: typedCode }} except={company?.id} />
          ) : null}
          <div className="grid gap-4 md:grid-cols-2">
            <RadioChips {...fields.of('kind', company?.kind ?? 'prospective')} options={KINDS} required />
            <RadioChips {...fields.of('origin', company?.origin)} options={ORIGIN_OPTIONS} />
            <TextInput
              {...fields.of('region', company?.region)}
              maxLength={COMPANY_LIMITS.region}
              hint="企业从哪里来，如：北京、深圳、新加坡"
            />
            <Combobox
              {...fields.own('industry')}
              searchUrl="/api/dictionaries/industry?q="
              defaultValue={chosenIndustry}
              onChange={([one]) => setIndustry(one)}
              placeholder="输入行业名称或代码查找"
              hint="国民经济行业分类（GB/T 4754-2017）"
            />
          </div>
          <TextInput {...fields.of('address', company?.address)} maxLength={COMPANY_LIMITS.address} />
          {tags.length > 0 ? <CheckboxGroup {...fields.list('tags', company?.tags)} options={tags} /> : null}
          <TextArea {...fields.of('note', company?.note)} maxLength={COMPANY_LIMITS.note} rows={4} />
          <ExtraInputs fields={fields} extras={extras} />
        </>
      )}
    </RecordForm>
  )
}
