'use client'
import { useRef, useState } from 'react'
import { extraLabels } from '@/components/extras/extra-inputs'
import { RecordForm } from '@/components/forms/record-form'
import type { Option } from '@/components/ui/text-input'
import type { FormAction } from '@/lib/access/form'
import type { Day } from '@/lib/kernel/month'
import { VISIT_LABELS } from '@/lib/visits/labels'
import { KeptHere } from './kept-here'
import type { AboutCompany } from './known'
import { UnfinishedDrafts } from './unfinished-drafts'
import { useAbout } from './use-about'
import { useVisitDraft, WAITING } from './use-visit-draft'
import { VisitFields } from './visit-fields'
import type { VisitBegin, VisitChoices, VisitFormValues } from './visit-values'

type Props = {
  /** The server's own way; the pages of the road, which come without a server, have none. */
  action?: FormAction
  formKey: string
  /** The stored visit that is changed; it takes no files and raises no requests. */
  visit?: VisitFormValues
  company?: Option
  /** Of that company. */
  about?: AboutCompany
  /** A project to begin with. */
  projectId?: string
  /** The plan that this visit keeps. */
  plan?: VisitBegin
  choices: VisitChoices
  today: Day
  cancelHref: string
  /** A draft of this phone to go on with. */
  draftId?: string
}

const LABELS = { ...VISIT_LABELS, requests: '企业诉求' }

/** A visit, new or stored, for one thumb. Kept on the phone while it is typed where the browser can; sent by the server's form elsewhere. */
export function VisitForm({ visit, company, about: known, choices, today, ...props }: Props) {
  const frame = useRef<HTMLDivElement>(null)
  const [chosen, setChosen] = useState(company)
  const about = useAbout(chosen?.value, chosen?.value === company?.value ? known : undefined)
  const { kinds } = choices
  const kindLabel = (code: string) => kinds.find(({ value }) => value === code)?.label ?? ''
  const draft = useVisitDraft(frame, {
    action: props.action,
    kind: visit ? 'visit.update' : 'visit.create',
    visitId: visit?.id,
    draftId: props.draftId,
    kindLabel,
    today,
    onOpen: (values) => {
      const [value, label] = [String(values.companyId ?? ''), String(values.companyLabel ?? '')]
      setChosen(value ? { value, label: label || value } : undefined)
    },
  })
  const show = (field: string, value: string) => {
    if (field === 'companyId' && value === company?.value) return company.label
    const { colleagues, targetTypes: targets, units: jointUnits } = choices
    const { contacts, projects: projectId } = about
    const lists: Record<string, Option[]> = { kind: kinds, ours: colleagues, targets, jointUnits, contacts, projectId }
    return lists[field]?.find((option) => option.value === value)?.label ?? value
  }
  const again = () => {
    setChosen(undefined)
    draft.again()
  }
  return (
    <div ref={frame}>
      {draft.trouble ? (
        <p role="alert" className="mb-3 text-sm text-bad">
          {draft.trouble}
        </p>
      ) : null}
      <RecordForm
        key={draft.round}
        id="visit"
        action={draft.send}
        formKey={props.formKey}
        record={visit}
        labels={{ ...LABELS, ...extraLabels(visit?.extras ?? []) }}
        show={show}
        cancelHref={props.cancelHref}
        initial={draft.initial}
        done={(result) =>
          result === WAITING ? (
            <KeptHere vault={draft.vault} onAgain={visit ? undefined : again} />
          ) : (
            <p role="status">已保存，正在打开…</p>
          )
        }
      >
        {(fields) => (
          <VisitFields
            fields={fields}
            visit={visit}
            chosen={chosen}
            onChoose={setChosen}
            about={about}
            choices={choices}
            today={today}
            projectId={props.projectId}
            plan={props.plan}
            draft={draft}
            frame={frame}
          />
        )}
      </RecordForm>
      <UnfinishedDrafts drafts={draft.unfinished} onOpen={draft.open} onDiscard={draft.discard} />
    </div>
  )
}
