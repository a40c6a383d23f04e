'use client'
import { useState } from 'react'
import { RecordForm } from '@/components/forms/record-form'
import { RadioChips } from '@/components/ui/choices'
import { type Option, TextArea } from '@/components/ui/text-input'
import type { FormAction } from '@/lib/access/form'
import type { Day } from '@/lib/kernel/month'
import { VISIT_LABELS, VISIT_LIMITS } from '@/lib/visits/labels'
import { CompanyField } from './company-field'
import type { AboutCompany } from './known'
import { NextStep } from './next-step'
import { PeopleMet } from './people-met'
import { useAbout } from './use-about'
import { VisitFiles } from './visit-files'
import { VisitMore } from './visit-more'
import { VisitRequests } from './visit-requests'
import type { VisitChoices, VisitFormValues } from './visit-values'

type Props = {
  action: FormAction
  formKey: string
  /** The stored visit that is changed; it takes no files and raises no requests. */
  visit?: VisitFormValues
  company?: Option
  /** Of that company. */
  about?: AboutCompany
  /** A project to begin with. */
  projectId?: string
  /** Units that a plan brings along. */
  jointUnits?: string[]
  choices: VisitChoices
  today: Day
  cancelHref: string
}

const LABELS = { ...VISIT_LABELS, requests: '企业诉求' }

/** A visit, new or stored, for one thumb: what half a minute allows stands first, the rest folds away. */
export function VisitForm({ visit, company, about: known, choices, today, ...props }: Props) {
  const [chosen, setChosen] = useState(company)
  const about = useAbout(chosen?.value, chosen?.value === company?.value ? known : undefined)
  const show = (field: string, value: string) => {
    if (field === 'companyId' && value === company?.value) return company.label
    const { kinds, colleagues, targetTypes, units } = choices
    const { contacts, projects } = about
    const lists = {
      kind: kinds,
      ours: colleagues,
      targets: targetTypes,
      jointUnits: units,
      contacts,
      projectId: projects,
    }
    const options = field in lists ? lists[field as keyof typeof lists] : []
    return options.find((option) => option.value === value)?.label ?? value
  }
  return (
    <RecordForm
      id="visit"
      action={props.action}
      formKey={props.formKey}
      record={visit}
      labels={LABELS}
      show={show}
      cancelHref={props.cancelHref}
    >
      {(fields) => (
        <>
          <CompanyField fields={fields} chosen={chosen} recent={choices.recent} onChoose={setChosen} />
          <RadioChips {...fields.of('kind', visit?.kind ?? choices.kinds[0]?.value)} options={choices.kinds} required />
          <TextArea
            {...fields.of('summary', visit?.summary)}
            required
            rows={4}
            maxLength={VISIT_LIMITS.summary}
            placeholder="谈了什么、对方关心什么，可用手机键盘上的话筒口述"
          />
          <NextStep fields={fields} step={visit?.nextStep} day={visit?.nextOn} today={today} />
          <PeopleMet fields={fields} contacts={about.contacts} met={visit?.contacts} others={visit?.theirs} />
          {visit ? null : (
            <>
              <VisitFiles fields={fields} kinds={choices.evidenceKinds} today={today} />
              <VisitRequests fields={fields} categories={choices.requestCategories} />
            </>
          )}
          <VisitMore
            fields={fields}
            visit={visit}
            today={today}
            choices={choices}
            projects={about.projects}
            projectId={props.projectId}
            jointUnits={props.jointUnits}
          />
        </>
      )}
    </RecordForm>
  )
}
