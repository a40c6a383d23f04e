'use client'
import { useState } from 'react'
import type { Fields } from '@/components/forms/form-fields'
import { controlProps, Field } from '@/components/ui/field'
import { DateInput, TextInput } from '@/components/ui/text-input'
import {
  CURRENCIES,
  CURRENCY_NAMES,
  type Currency,
  formatMoney,
  isCurrency,
  MONEY_UNITS,
  type MoneyUnit,
  RATE_SCALE,
  toMinor,
} from '@/lib/kernel/money'
import { isDay } from '@/lib/kernel/month'
import { suggestedRate, worthOf } from '@/lib/projects/fx'
import { readRate } from '@/lib/projects/money.schema'
import { slipWarning } from '@/lib/projects/rules'

const UNITS = Object.keys(MONEY_UNITS) as MoneyUnit[]
const isUnit = (text: string): text is MoneyUnit => UNITS.some((unit) => unit === text)

type Props = {
  fields: Fields
  required?: boolean
  hint?: string
  /** The day the rate is suggested for. */
  day: string
  /** Whether the rate may be given; without it the suggested one holds. */
  rated?: boolean
  /** 分 of the project's other figures: an amount out of line with all of them is asked about while it is typed. */
  figures?: readonly number[]
  initial?: {
    amount?: string
    amountUnit?: MoneyUnit
    currency?: string
    rate?: string
    rateOn?: string
    rateSource?: string
  }
}

/** 分; undefined for a sum too large to be exact, which the server refuses in words. */
function worth(currency: Currency, minor: number, rate: number, day: string): number | undefined {
  try {
    return worthOf(currency, minor, rate, day).cny
  } catch {
    return undefined
  }
}

/** Number, 元/万/亿 and currency, read back in full while typing, for 元 and 万元 are easily mistaken; for foreign money also its rate. */
export function AmountFields({ fields, required, hint, day, rated, figures = [], initial = {} }: Props) {
  const look = { ...fields.of('amount', initial.amount), required, hint }
  const firstUnit = fields.of('amountUnit', initial.amountUnit ?? '万').defaultValue
  const firstCurrency = fields.of('currency', initial.currency ?? 'CNY').defaultValue
  const [text, setText] = useState(look.defaultValue)
  const [unit, setUnit] = useState<MoneyUnit>(isUnit(firstUnit) ? firstUnit : '万')
  const [currency, setCurrency] = useState(isCurrency(firstCurrency) ? firstCurrency : 'CNY')
  const rateLook = fields.of('rate', initial.rate)
  const [rateText, setRateText] = useState(rateLook.defaultValue)
  const suggested = isDay(day) ? suggestedRate(currency, day) : undefined
  const rate = (rateText.trim() && rated ? readRate(rateText.trim()) : undefined) ?? suggested?.rate
  const minor = text.trim() ? toMinor(text, unit) : undefined
  const cny = minor !== undefined && rate !== undefined && isDay(day) ? worth(currency, minor, rate, day) : undefined
  const reading =
    minor === undefined
      ? text.trim() && '请填写数字，最多精确到分'
      : `= ${formatMoney(minor, currency)}（${(minor / 100).toLocaleString('zh-CN')}${CURRENCY_NAMES[currency]}）${
          currency !== 'CNY' && cny !== undefined ? `，折合${formatMoney(cny)}` : ''
        }`
  const slip = cny === undefined ? undefined : slipWarning(cny, figures)
  return (
    <>
      <Field {...look}>
        <div className="flex gap-2">
          <input
            {...controlProps(look)}
            type="text"
            inputMode="decimal"
            autoComplete="off"
            value={text}
            onChange={(event) => setText(event.target.value)}
            className="control min-w-0 flex-1 text-right"
          />
          {/* Uncontrolled: after an action React resets a form's controlled select boxes to their first choice. */}
          <select
            name="amountUnit"
            aria-label="金额单位"
            defaultValue={unit}
            onChange={(event) => isUnit(event.target.value) && setUnit(event.target.value)}
            className="control w-auto shrink-0"
          >
            {UNITS.map((one) => (
              <option key={one} value={one}>
                {`${one === '元' ? '' : one}${CURRENCY_NAMES[currency]}`}
              </option>
            ))}
          </select>
          <select
            name="currency"
            aria-label="币种"
            defaultValue={currency}
            onChange={(event) => isCurrency(event.target.value) && setCurrency(event.target.value)}
            className="control w-auto shrink-0"
          >
            {CURRENCIES.map((one) => (
              <option key={one} value={one}>
                {one === 'CNY' ? '人民币' : CURRENCY_NAMES[one]}
              </option>
            ))}
          </select>
        </div>
        <output htmlFor="f-amount" className="mt-1 block min-h-4.5 text-xs text-ink-muted">
          {reading}
          {slip ? <span className="block text-warn">{slip}</span> : null}
        </output>
      </Field>
      {rated && currency !== 'CNY' ? (
        <div className="grid gap-4 md:grid-cols-3">
          <TextInput
            {...rateLook}
            inputMode="decimal"
            placeholder={suggested ? String(suggested.rate / RATE_SCALE) : undefined}
            hint={suggested ? `不填则按${suggested.rateSource}` : '该币种没有参考汇率，请填写'}
            required={!suggested}
            onChange={(event) => setRateText(event.target.value)}
          />
          <DateInput {...fields.of('rateOn', initial.rateOn)} />
          <TextInput {...fields.of('rateSource', initial.rateSource)} placeholder="如：中国人民银行中间价" />
        </div>
      ) : null}
    </>
  )
}
