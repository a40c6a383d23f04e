import type { RefObject } from 'react'
import type { Fields } from '@/components/forms/form-fields'
import { RadioChips } from '@/components/ui/choices'
import type { Option } from '@/components/ui/text-input'
import type { Day } from '@/lib/kernel/month'
import { CompanyField } from './company-field'
import type { AboutCompany } from './known'
import { NearbyNotice } from './nearby-notice'
import { NextStep } from './next-step'
import { PasteButton } from './paste-button'
import { PeopleMet } from './people-met'
import { SummaryField } from './summary-field'
import type { VisitDraft } from './use-visit-draft'
import { VisitMore } from './visit-more'
import { VisitPhotos } from './visit-photos'
import { VisitRequests } from './visit-requests'
import type { VisitBegin, VisitChoices, VisitFormValues } from './visit-values'

type Props = {
  fields: Fields
  visit?: VisitFormValues
  chosen: Option | undefined
  onChoose: (company: Option | undefined) => void
  about: AboutCompany
  choices: VisitChoices
  today: Day
  projectId?: string
  plan?: VisitBegin
  draft: VisitDraft
  /** What stands around the form. */
  frame: RefObject<HTMLElement | null>
}

/** The form itself: what half a minute allows stands first, the rest folds away. */
export function VisitFields({ fields, visit, chosen, onChoose, about, choices, today, draft, frame, ...begin }: Props) {
  // Another draft opened here keeps its own plan, or none.
  const planId = fields.of('planId', draft.round === 'new' ? begin.plan?.id : '').defaultValue
  return (
    <>
      {planId ? <input type="hidden" name="planId" value={planId} /> : null}
      <CompanyField fields={fields} chosen={chosen} recent={choices.recent} onChoose={onChoose} />
      {visit ? null : <NearbyNotice companyId={chosen?.value} day={today} planId={planId} />}
      <RadioChips
        {...fields.of('kind', visit?.kind ?? begin.plan?.kind ?? choices.kinds[0]?.value)}
        options={choices.kinds}
        required
      />
      <div className="relative">
        {/* Beside the label, where there is room anyway. */}
        <div className="absolute -top-3.5 right-0 md:-top-1.5">
          <PasteButton frame={frame} today={today} onFill={draft.fill} />
        </div>
        <SummaryField fields={fields} summary={visit?.summary} />
      </div>
      <NextStep fields={fields} step={visit?.nextStep} day={visit?.nextOn} today={today} />
      <PeopleMet fields={fields} contacts={about.contacts} met={visit?.contacts} others={visit?.theirs} />
      {visit ? null : (
        <>
          <VisitPhotos fields={fields} draft={draft} kinds={choices.evidenceKinds} today={today} />
          <VisitRequests fields={fields} categories={choices.requestCategories} />
        </>
      )}
      <VisitMore fields={fields} visit={visit} today={today} choices={choices} projects={about.projects} {...begin} />
    </>
  )
}
