'use client'
import { useState } from 'react'
import type { Values } from '@/components/offline/types'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { newId } from '@/lib/kernel/ids'
import { formatDay } from '@/lib/kernel/month'
import type { PasteAnswer } from '@/lib/paste/read.queries'
import type { Read } from '@/lib/paste/rules'
import { VISIT_LABELS } from '@/lib/visits/labels'

type Props = { answer: PasteAnswer; typed: Values; onFill: (values: Values) => void; onBack: () => void }
const FIELDS = ['happenedOn', 'theirs', 'place', 'summary', 'nextStep', 'nextOn'] as const
const NO_COMPANY = 'none'
const NEW_COMPANY = 'new'
const DAYS: ReadonlySet<string> = new Set(['happenedOn', 'nextOn'])

/** What was read, field by field, each with the words it came from: only what is ticked goes into the form. */
export function PasteResult({ answer: { reading, by, note }, typed, onFill, onBack }: Props) {
  const [sure] = reading.candidates
  const hasCompany = Boolean(typed.companyId || typed.newCompany)
  const [company, setCompany] = useState(sure?.sure && !hasCompany ? sure.value : NO_COMPANY)
  // The day is filled in by itself before anybody has typed one.
  const filled = (name: string) => name !== 'happenedOn' && Boolean(typed[name])
  const rows = FIELDS.flatMap((name): Array<Read & { name: (typeof FIELDS)[number] }> => {
    const read = reading[name]
    return read ? [{ name, ...read }] : []
  })
  const [ticked, setTicked] = useState(
    () => new Set<string>(rows.filter(({ name, sure }) => sure && !filled(name)).map(({ name }) => name)),
  )
  const tick = (name: string, on: boolean) =>
    setTicked((before) => {
      const next = new Set(before)
      if (on) next.add(name)
      else next.delete(name)
      return next
    })
  const fill = () => {
    const values: Values = Object.fromEntries(
      rows.filter(({ name }) => ticked.has(name)).map(({ name, value }) => [name, value]),
    )
    const chosen = reading.candidates.find(({ value }) => value === company)
    if (chosen)
      Object.assign(values, { companyId: chosen.value, companyLabel: chosen.label, newCompany: '', newCompanyId: '' })
    if (company === NEW_COMPANY && reading.unknown)
      Object.assign(values, {
        companyId: '',
        companyLabel: '',
        newCompany: reading.unknown.value,
        newCompanyId: newId(),
      })
    onFill(values)
  }
  const choices = [
    ...reading.candidates.map(({ value, label, words }) => ({ value, label, words })),
    ...(reading.unknown
      ? [{ value: NEW_COMPANY, label: `登记为新企业：${reading.unknown.value}`, words: reading.unknown.words }]
      : []),
    { value: NO_COMPANY, label: hasCompany ? '保留表单中的企业' : '都不是，稍后自己选', words: '' },
  ]
  return (
    <div className="space-y-4">
      <p className="text-sm text-ink-muted">
        {by === 'model' ? '由大模型读取' : '由规则读取'}，请逐项核对；只有勾选的才填入表单。
      </p>
      {note ? <Notice tone="warn">{note}</Notice> : null}
      <fieldset className="space-y-1">
        <legend className="text-sm font-medium">{VISIT_LABELS.companyId}</legend>
        {choices.map(({ value, label, words }) => (
          <label key={value} className="touch flex items-start gap-2 py-1">
            <input
              type="radio"
              className="mt-1 size-4 shrink-0"
              checked={company === value}
              onChange={() => setCompany(value)}
            />
            <span>
              {label}
              {words ? <Words words={words} /> : null}
            </span>
          </label>
        ))}
      </fieldset>
      <ul className="divide-y">
        {rows.map(({ name, value, words, sure }) => (
          <li key={name}>
            <label className="touch flex items-start gap-2 py-2">
              <input
                type="checkbox"
                className="mt-1 size-4 shrink-0"
                checked={ticked.has(name)}
                onChange={(event) => tick(name, event.target.checked)}
              />
              <span className="min-w-0">
                <span className="font-medium">{VISIT_LABELS[name]}：</span>
                <span className="whitespace-pre-wrap break-words">{DAYS.has(name) ? formatDay(value) : value}</span>
                {name === 'summary' ? null : <Words words={words} />}
                {sure ? null : <span className="block text-sm text-warn">拿不准，请核对后勾选</span>}
                {filled(name) ? <span className="block text-sm text-warn">表单中已填写，勾选则替换</span> : null}
              </span>
            </label>
          </li>
        ))}
      </ul>
      <div className="flex flex-wrap gap-2">
        <Button kind="primary" onClick={fill}>
          填入表单
        </Button>
        <Button kind="quiet" onClick={onBack}>
          返回修改文字
        </Button>
      </div>
    </div>
  )
}

const Words = ({ words }: { words: string }) => <span className="block text-sm text-ink-muted">原文：{words}</span>
