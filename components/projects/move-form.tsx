'use client'
import { useState } from 'react'
import { EvidenceField } from '@/components/evidence/evidence-field'
import { CheckboxGroup } from '@/components/ui/choices'
import { Notice } from '@/components/ui/notice'
import { DateInput, Select, TextInput } from '@/components/ui/text-input'
import type { FormAction, FormState } from '@/lib/access/form'
import { isStage, STAGE_TERMS, STAGES, type Stage, stageIndex } from '@/lib/kernel/terms'
import type { GateBook } from '@/lib/projects/gates.queries'
import { type GateFacts, kindsAsked, missingFor, proofSuggested, requirementWords } from '@/lib/projects/gates.rules'
import { directionOf, isClaimStage } from '@/lib/projects/rules'
import { AGREEMENT_KIND_TERMS, AGREEMENT_KINDS, PROJECT_LABELS } from '@/lib/projects/schema'
import { AmountFields } from './amount-fields'
import { SendForm } from './sending'

type Option = { value: string; label: string }
export type MovableProject = {
  id: string
  version: number
  name: string
  stage: Stage
  stageOn: string
  facts: GateFacts
}
/** What a gate may ask to choose from. */
export type MoveOptions = { targets: Option[]; owners: Option[]; gates: GateBook; kinds: Option[] }
export type MoveProps = {
  action: FormAction
  formKey: string
  project: MovableProject
  options: MoveOptions
  today: string
  /** The stage it was dropped on. */
  to?: Stage
  onDone?: () => void
}

const AGREEMENTS = AGREEMENT_KINDS.map((kind) => ({ value: kind, label: AGREEMENT_KIND_TERMS[kind] }))

/** Moves a project to a stage: the day, and whatever the gates on the way still miss. Going back asks for the reason instead. */
export function MoveForm({ action, formKey, project, options, today, to, onDone }: MoveProps) {
  const first = to ?? STAGES[stageIndex(project.stage) + 1] ?? project.stage
  const [stage, setStage] = useState<Stage>(first)
  const [on, setOn] = useState(today)
  const stages = STAGES.filter((one) => one !== project.stage).map((one) => ({
    value: one,
    label: `${STAGE_TERMS[one]}${directionOf(project.stage, one) === 'back' ? '（退回）' : ''}`,
  }))
  const { gates } = options
  const back = directionOf(project.stage, stage) === 'back'
  const missing = new Set(back ? [] : missingFor(stage, project.facts, on, gates.versions))
  const hidden = { id: project.id, version: project.version }
  return (
    <SendForm
      id={`move-${project.id}`}
      action={action}
      formKey={formKey}
      hidden={hidden}
      labels={PROJECT_LABELS}
      submit={back ? `退回“${STAGE_TERMS[stage]}”` : `进入“${STAGE_TERMS[stage]}”`}
      submitKind={back ? 'danger' : 'primary'}
      onDone={onDone}
    >
      {(fields, state) => (
        <>
          <Moved state={state} project={project} />
          <div className="grid gap-4 md:grid-cols-2">
            <Select
              {...fields.of('stage', stage)}
              label={`从“${STAGE_TERMS[project.stage]}”到`}
              options={stages}
              onChange={(event) => isStage(event.target.value) && setStage(event.target.value)}
            />
            <DateInput
              {...fields.of('on', on)}
              label={stage === 'signed' ? '签约日期' : back ? '退回日期' : `进入“${STAGE_TERMS[stage]}”的日期`}
              max={today}
              min={back ? undefined : project.stageOn}
              onChange={(event) => setOn(event.target.value)}
              required
            />
          </div>
          {missing.size > 0 ? (
            <p className="text-sm text-ink-muted" role="status">
              进入“{STAGE_TERMS[stage]}”还缺：
              {[...missing].map((one) => requirementWords(one, gates.names)).join('、')}
            </p>
          ) : null}
          {missing.has('investor') ? <TextInput {...fields.of('investor')} required /> : null}
          {missing.has('targets') ? (
            <CheckboxGroup {...fields.list('targets')} options={options.targets} required />
          ) : null}
          {missing.has('amount') ? <AmountFields fields={fields} day={on} required /> : null}
          {missing.has('ownerId') ? (
            <Select {...fields.of('ownerId')} options={options.owners} placeholder="请选择" required />
          ) : null}
          {missing.has('agreementKind') ? (
            <Select {...fields.of('agreementKind')} options={AGREEMENTS} placeholder="请选择" required />
          ) : null}
          {missing.has('landedName') ? <TextInput {...fields.of('landedName')} required /> : null}
          {missing.has('landedUscc') ? (
            <TextInput {...fields.of('landedUscc')} required autoCapitalize="characters" spellCheck={false} />
          ) : null}
          {back || !isClaimStage(stage) ? null : (
            <EvidenceField
              {...fields.list('evidence')}
              label="佐证材料"
              kinds={options.kinds}
              suggested={proofSuggested([...missing])}
              required={[...missing].some((one) => kindsAsked(one))}
              today={today}
            />
          )}
          <TextInput {...fields.of('reason')} label={back ? '退回原因' : '说明（可不填）'} required={back} />
        </>
      )}
    </SendForm>
  )
}

/** Somebody else was faster: says where the project stands now. */
function Moved({ state, project }: { state: FormState; project: MovableProject }) {
  const theirs = state.theirs?.stage
  if (state.code !== 'conflict' || typeof theirs !== 'string' || !isStage(theirs)) return null
  return (
    <Notice tone="warn" title={`“${project.name}”现处于“${STAGE_TERMS[theirs]}”阶段`}>
      他人刚刚更新了该项目，请刷新页面后再操作。
    </Notice>
  )
}
