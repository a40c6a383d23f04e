'use client'
import { useEffect, useRef, useState } from 'react'
import { type Currency, formatMoney, type MoneyUnit, toMinor } from '@/lib/kernel/money'
import { controlProps, Field, type FieldLook } from './field'

/** What people choose beside an amount. The key is what the form sends as `<name>Unit`. */
export const MONEY_CHOICES = {
  元: { currency: 'CNY', unit: '元', label: '元' },
  万元: { currency: 'CNY', unit: '万', label: '万元' },
  亿元: { currency: 'CNY', unit: '亿', label: '亿元' },
  万美元: { currency: 'USD', unit: '万', label: '万美元' },
  亿美元: { currency: 'USD', unit: '亿', label: '亿美元' },
} satisfies Record<string, { currency: Currency; unit: MoneyUnit; label: string }>
export type MoneyChoice = keyof typeof MONEY_CHOICES
const isChoice = (value: string): value is MoneyChoice => Object.hasOwn(MONEY_CHOICES, value)

type Props = FieldLook & {
  defaultValue?: string
  defaultUnit?: MoneyChoice
  choices?: MoneyChoice[]
  disabled?: boolean
}

/**
 * An amount as typed plus its unit: sends `<name>` (decimal text) and `<name>Unit` (a MoneyChoice). Reads the sum back in full
 * while typing, because a slip between 元 and 万元 is the commonest mistake in ledgers.
 */
export function MoneyInput({ defaultValue = '', defaultUnit = '万元', choices, disabled, ...look }: Props) {
  const [text, setText] = useState(defaultValue)
  const [choice, setChoice] = useState<MoneyChoice>(defaultUnit)
  const select = useRef<HTMLSelectElement>(null)
  // React resets a form after its action, and the reset would show and send the first unit again: 亿元 silently became 万元.
  useEffect(() => {
    for (const option of select.current?.options ?? []) option.defaultSelected = option.value === choice
  }, [choice])
  const { currency, unit } = MONEY_CHOICES[choice]
  const minor = text.trim() ? toMinor(text, unit) : undefined
  const full = minor === undefined ? '' : (minor / 100).toLocaleString('zh-CN', { maximumFractionDigits: 2 })
  const reading =
    minor === undefined
      ? text.trim()
        ? '请填写数字，最多精确到分'
        : ''
      : `即 ${formatMoney(minor, currency)}（${full}${currency === 'CNY' ? '元' : '美元'}）`
  const unitName = `${look.name}Unit`
  return (
    <Field {...look}>
      <div className="flex gap-2">
        <input
          {...controlProps(look)}
          type="text"
          inputMode="decimal"
          autoComplete="off"
          disabled={disabled}
          value={text}
          onChange={(event) => setText(event.target.value)}
          className="control min-w-0 flex-1 text-right"
        />
        <select
          ref={select}
          name={unitName}
          aria-label="金额单位"
          disabled={disabled}
          value={choice}
          onChange={(event) => {
            if (isChoice(event.target.value)) setChoice(event.target.value)
          }}
          className="control w-auto shrink-0"
        >
          {(choices ?? Object.keys(MONEY_CHOICES).filter(isChoice)).map((key) => (
            <option key={key} value={key}>
              {MONEY_CHOICES[key].label}
            </option>
          ))}
        </select>
      </div>
      <output htmlFor={look.id ?? `f-${look.name}`} className="mt-1 block min-h-4.5 text-xs text-ink-muted">
        {reading}
      </output>
    </Field>
  )
}
