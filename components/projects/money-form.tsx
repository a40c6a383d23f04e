'use client'
import { useState } from 'react'
import { RadioChips } from '@/components/ui/choices'
import { DateInput, Select, TextInput } from '@/components/ui/text-input'
import type { FormAction } from '@/lib/access/form'
import { type Currency, RATE_SCALE } from '@/lib/kernel/money'
import { MONEY_KIND_TERMS, MONEY_KINDS, type MoneyKind, ORIGIN_TERMS, ORIGINS, type Origin } from '@/lib/kernel/terms'
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
  voucher: string | null
}
export type MoneyFormProps = {
  action: FormAction
  formKey: string
  projectId: string
  /** Asked only when the project does not say. */
  origin: Origin | null
  today: string
  corrects?: CorrectedMoney
}

const KINDS = MONEY_KINDS.map((kind) => ({ value: kind, label: MONEY_KIND_TERMS[kind] }))
const ORIGIN_OPTIONS = ORIGINS.map((origin) => ({ value: origin, label: ORIGIN_TERMS[origin] }))
const HINTS: Partial<Record<MoneyKind, string>> = {
  agreed: '增资只填本次增加的金额；原金额有误请用“更正”',
  'paid-in': '每到账一笔登记一笔，不填累计数',
  'foreign-used': '外资每到账一笔登记一笔；同一笔的实缴资本另记，不重复计入到位资金',
}

/** A dated money event, new or in place of a wrong one. */
export function MoneyForm({ action, formKey, projectId, origin, today, corrects }: MoneyFormProps) {
  const [kind, setKind] = useState<MoneyKind>(corrects?.kind ?? 'paid-in')
  const [on, setOn] = useState(corrects?.happenedOn ?? today)
  const hidden: Record<string, string | number> = corrects
    ? { eventId: corrects.id, version: corrects.version }
    : { projectId }
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
            rated
            required
          />
          {origin === null ? <RadioChips {...fields.of('origin')} options={ORIGIN_OPTIONS} required /> : null}
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
