'use client'
import { useState } from 'react'
import { EvidenceField } from '@/components/evidence/evidence-field'
import { Notice } from '@/components/ui/notice'
import { DateInput, type Option, TextInput } from '@/components/ui/text-input'
import type { FormAction } from '@/lib/access/form'
import type { Stage } from '@/lib/kernel/terms'
import type { GateBook } from '@/lib/projects/gates.queries'
import { missingProof, proofSuggested } from '@/lib/projects/gates.rules'
import { isClaimStage } from '@/lib/projects/rules'
import { PROJECT_LABELS } from '@/lib/projects/schema'
import { AmountFields } from './amount-fields'
import { SendForm } from './sending'

export type InvestorProps = {
  action: FormAction
  formKey: string
  project: { id: string; version: number }
  stage: Stage
  investor: string | null
  today: string
  gates: GateBook
  kinds: Option[]
  figures: number[]
}

const LABELS = {
  ...PROJECT_LABELS,
  investor: '新投资方',
  on: '变更日期',
  reason: '变更原因',
  amount: '新协议的投资额',
}

/** Another investor from a day on; of a signed project that is a new signing, and the form says what it does to the figures. */
export function InvestorForm({
  action,
  formKey,
  project,
  stage,
  investor,
  today,
  gates,
  kinds,
  figures,
}: InvestorProps) {
  const [on, setOn] = useState(today)
  const signed = isClaimStage(stage)
  const missing = signed ? missingProof('stage:signed', [], on, gates.versions) : []
  return (
    <SendForm id="investor" action={action} formKey={formKey} hidden={project} labels={LABELS} submit="变更投资方">
      {(fields) => (
        <>
          {signed ? (
            <Notice tone="warn" title="视为一次新的签约">
              原投资方“{investor ?? '未填写'}
              ”名下的签约及其后各阶段、协议投资额自此不再计数；新投资方自变更之日起为签约，须重新认定。已到位的资金不变。
            </Notice>
          ) : null}
          <TextInput {...fields.of('investor')} required hint="填写全称；与企业库中的企业同名时自动关联" />
          <DateInput {...fields.of('on', on)} max={today} onChange={(event) => setOn(event.target.value)} required />
          {signed ? <AmountFields fields={fields} day={on} figures={figures} required /> : null}
          {signed ? (
            <EvidenceField
              {...fields.list('evidence')}
              kinds={kinds}
              suggested={proofSuggested(missing)}
              required={missing.length > 0}
              hint="新投资方签署的协议"
              today={today}
            />
          ) : null}
          <TextInput {...fields.of('reason')} required />
        </>
      )}
    </SendForm>
  )
}
