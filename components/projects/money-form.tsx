'use client'
import { useState } from 'react'
import { EvidenceField } from '@/components/evidence/evidence-field'
import { Checkbox, RadioChips } from '@/components/ui/choices'
import { DateInput, type Option, Select, TextInput } from '@/components/ui/text-input'
import type { FormAction } from '@/lib/access/form'
import { type Currency, formatMoney, RATE_SCALE } from '@/lib/kernel/money'
import { MONEY_KIND_TERMS, MONEY_KINDS, type MoneyKind, ORIGIN_TERMS, ORIGINS, type Origin } from '@/lib/kernel/terms'
import type { GateBook } from '@/lib/projects/gates.queries'
import { missingProof, proofSuggested, requirementWords } from '@/lib/projects/gates.rules'
import { INCREMENT_KINDS } from '@/lib/projects/money.rules'
import { MONEY_LABELS } from '@/lib/projects/money.schema'
import { AmountFields } from './amount-fields'
import { SendForm } from './sending'

/** The event being corrected. `amount` in 1/100 of the currency, `rate` in 1/1,000,000 CNY. */
export type CorrectedMoney = {
  id: string
  version: number
  kind: MoneyKind
  happenedOn: string
  amount: number
  currency: Currency
  rate: number
  rateOn: string
  rateSource: string
  increment: boolean
  voucher: string | null
  verified: boolean
}
/** What the form checks against while it is filled in; all sums in 分 of CNY. */
export type MoneyAgainst = {
  gates: GateBook
  kinds: Option[]
  /** Kinds of evidence that hold for this money already. */
  proven: string[]
  figures: number[]
  /** What stands of each kind. */
  standing: Partial<Record<MoneyKind, number>>
}
export type MoneyFormProps = {
  action: FormAction
  formKey: string
  projectId: string
  /** Asked only when the project does not say. */
  origin: Origin | null
  today: string
  against: MoneyAgainst
  corrects?: CorrectedMoney
}

const KINDS = MONEY_KINDS.map((kind) => ({ value: kind, label: MONEY_KIND_TERMS[kind] }))
const ORIGIN_OPTIONS = ORIGINS.map((origin) => ({ value: origin, label: ORIGIN_TERMS[origin] }))
const HINTS: Partial<Record<MoneyKind, string>> = {
  agreed: '增资只填本次增加的金额；原金额有误请用“更正”',
  'registered-capital': '增资只填本次增加的金额；原金额有误请用“更正”',
  'paid-in': '每到账一笔登记一笔，不填累计数',
  'foreign-used': '外资每到账一笔登记一笔；同一笔的实缴资本另记，不重复计入到位资金',
}

/** A dated money event, new or in place of a wrong one. */
export function MoneyForm({ action, formKey, projectId, origin, today, against, corrects }: MoneyFormProps) {
  const [kind, setKind] = useState<MoneyKind>(corrects?.kind ?? 'paid-in')
  const [on, setOn] = useState(corrects?.happenedOn ?? today)
  const hidden: Record<string, string | number> = corrects
    ? { eventId: corrects.id, version: corrects.version }
    : { projectId }
  const missing = missingProof(`money:${kind}`, against.proven, on, against.gates.versions)
  const before = against.standing[kind] ?? 0
  return (
    <SendForm
      id={`money-${corrects?.id ?? 'new'}`}
      action={action}
      formKey={formKey}
      hidden={hidden}
      labels={MONEY_LABELS}
      submit={corrects ? '更正' : '登记'}
    >
      {(fields) => (
        <>
          {corrects?.verified ? (
            <p className="text-sm text-ink-muted">这笔资金已认定：更正经他人认定之前，仍按原金额计数。</p>
          ) : null}
          <div className="grid gap-4 md:grid-cols-2">
            <Select
              {...fields.of('kind', kind)}
              options={KINDS}
              onChange={(event) => setKind(MONEY_KINDS.find((one) => one === event.target.value) ?? kind)}
            />
            <DateInput {...fields.of('on', on)} max={today} onChange={(event) => setOn(event.target.value)} required />
          </div>
          <AmountFields
            fields={fields}
            day={on}
            hint={HINTS[kind]}
            initial={corrects && initialOf(corrects)}
            figures={against.figures}
            rated
            required
          />
          {INCREMENT_KINDS.includes(kind) && (before > 0 || corrects?.increment) ? (
            <Checkbox
              {...fields.tick('increment', corrects?.increment ?? false)}
              label={`这是增资：在已登记的${formatMoney(before)}之外增加`}
            />
          ) : null}
          {origin === null ? <RadioChips {...fields.of('origin')} options={ORIGIN_OPTIONS} required /> : null}
          {missing.length > 0 ? (
            <p role="status" className="text-sm text-ink-muted">
              登记{MONEY_KIND_TERMS[kind]}还缺：
              {missing.map((one) => requirementWords(one, against.gates.names)).join('、')}
            </p>
          ) : null}
          <EvidenceField
            {...fields.list('evidence')}
            kinds={against.kinds}
            suggested={proofSuggested(missing)}
            required={missing.length > 0}
            today={today}
          />
          <div className="grid gap-4 md:grid-cols-2">
            <TextInput {...fields.of('voucher', corrects?.voucher)} hint="银行回单、验资报告等的编号" />
            {corrects ? <TextInput {...fields.of('reason')} required /> : <TextInput {...fields.of('note')} />}
          </div>
        </>
      )}
    </SendForm>
  )
}

const initialOf = ({ amount, currency, rate, rateOn, rateSource }: CorrectedMoney) => ({
  amount: String(amount / 1_000_000),
  amountUnit: '万' as const,
  currency,
  ...(currency === 'CNY' ? {} : { rate: String(rate / RATE_SCALE), rateOn, rateSource }),
})
