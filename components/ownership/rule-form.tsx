'use client'
import { useState } from 'react'
import { RecordForm } from '@/components/forms/record-form'
import { RadioChips } from '@/components/ui/choices'
import { type Option, Select, TextArea } from '@/components/ui/text-input'
import type { FormAction } from '@/lib/access/form'
import { CASE_LABELS, type CaseKind, OUTCOME_TERMS, OUTCOMES_OF } from '@/lib/ownership/schema'
import { ShareFields } from './share-fields'
import { TransferFields } from './transfer-fields'

type Props = {
  action: FormAction
  formKey: string
  one: { id: string; version: number; kind: CaseKind }
  /** The projects a dispute is about: one or two. */
  projects: Option[]
  units: Option[]
  people: Option[]
  today: string
}

/** A ruling: the outcome, what it needs, and why. */
export function RuleForm({ action, formKey, one, projects, units, people, today }: Props) {
  const outcomes = OUTCOMES_OF[one.kind]
  const [outcome, setOutcome] = useState<string>(outcomes[0] ?? '')
  const dispute = one.kind === 'dispute'
  return (
    <RecordForm
      id="rule"
      action={action}
      formKey={formKey}
      record={one}
      labels={{ ...CASE_LABELS, reason: '裁定理由' }}
      submit="作出裁定"
    >
      {(fields) => (
        <>
          {/* The choice reaches the form by bubbling: the kit's chips take no handler. */}
          <div
            onChange={(event) => {
              if (event.target instanceof HTMLInputElement) setOutcome(event.target.value)
            }}
          >
            <RadioChips
              {...fields.of('outcome', outcome)}
              options={outcomes.map((value) => ({ value, label: OUTCOME_TERMS[value] }))}
              required
            />
          </div>
          {dispute && projects.length > 1 && outcome !== 'keep' ? (
            <RadioChips {...fields.of('about', projects[0]?.value)} options={projects} />
          ) : null}
          {outcome === 'transfer' ? (
            <TransferFields fields={fields} units={units} people={people} today={today} />
          ) : null}
          {outcome === 'split' ? <ShareFields fields={fields} units={units} start="" /> : null}
          {one.kind === 'transfer' && outcome === 'approve' ? (
            <Select {...fields.of('toOwnerId')} options={people} placeholder="按提出的意见" />
          ) : null}
          <TextArea {...fields.of('reason')} rows={3} required />
        </>
      )}
    </RecordForm>
  )
}
