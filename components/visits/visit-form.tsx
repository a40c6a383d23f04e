'use client'
import { useState } from 'react'
import { RecordForm } from '@/components/forms/record-form'
import { RadioChips } from '@/components/ui/choices'
import type { ComboOption } from '@/components/ui/combobox'
import { DateInput, type Option, TextArea, TextInput } from '@/components/ui/text-input'
import type { FormAction } from '@/lib/access/form'
import type { Day } from '@/lib/kernel/month'
import { VISIT_LABELS, VISIT_LIMITS } from '@/lib/visits/labels'
import { CompanyField } from './company-field'
import { VisitFiles } from './visit-files'
import { VisitMore } from './visit-more'

export type VisitFormValues = {
  id: string
  version: number
  companyId: string
  kind: string
  happenedOn: Day
  leader: string | null
  place: string | null
  summary: string
  projectId: string | null
  nextStep: string | null
  nextOn: Day | null
  ours: string[]
  oursOther: string
  contacts: string[]
  theirs: string
  jointUnits: string[]
  targets: string[]
  latitude: number | null
  longitude: number | null
}
type Props = {
  action: FormAction
  formKey: string
  visit?: VisitFormValues
  company?: ComboOption
  /** The chosen company's projects. */
  projects: Option[]
  /** A project to begin with. */
  projectId?: string
  kinds: Option[]
  /** What a file may prove; without them the form takes no files. */
  evidenceKinds?: Option[]
  colleagues: Option[]
  /** Units that may have taken part beside the recording one. */
  units: Option[]
  /** Those that a plan brings along. */
  jointUnits?: string[]
  /** The person who writes: ticked on a new visit. */
  self: string
  today: Day
  cancelHref: string
}

/** A visit, new or stored. What half a minute allows stands first; the rest folds away. */
export function VisitForm(props: Props) {
  const { visit, company, projects, kinds, colleagues, units, today } = props
  const [chosen, setChosen] = useState(company)
  const show = (field: string, value: string) => {
    if (field === 'companyId' && value === company?.value) return company.label
    const options = { kind: kinds, ours: colleagues, jointUnits: units, projectId: projects }[field] ?? []
    return options.find((option) => option.value === value)?.label ?? value
  }
  return (
    <RecordForm
      id="visit"
      action={props.action}
      formKey={props.formKey}
      record={visit}
      labels={VISIT_LABELS}
      show={show}
      cancelHref={props.cancelHref}
    >
      {(fields) => (
        <>
          <CompanyField fields={fields} chosen={chosen} onChoose={setChosen} />
          <div className="grid gap-4 md:grid-cols-2">
            <RadioChips {...fields.of('kind', visit?.kind ?? kinds[0]?.value)} options={kinds} required />
            <DateInput {...fields.of('happenedOn', visit?.happenedOn ?? today)} max={today} required />
          </div>
          <TextArea
            {...fields.of('summary', visit?.summary)}
            required
            rows={5}
            maxLength={VISIT_LIMITS.summary}
            placeholder="谈了什么、对方关心什么、有什么诉求"
          />
          <div className="grid gap-4 md:grid-cols-[minmax(0,2fr)_minmax(0,1fr)]">
            <TextInput {...fields.of('nextStep', visit?.nextStep)} maxLength={VISIT_LIMITS.nextStep} />
            <DateInput {...fields.of('nextOn', visit?.nextOn)} hint="到期会出现在您的工作台" />
          </div>
          {props.evidenceKinds ? <VisitFiles fields={fields} kinds={props.evidenceKinds} today={today} /> : null}
          <VisitMore {...props} fields={fields} companyId={chosen?.value} />
        </>
      )}
    </RecordForm>
  )
}
