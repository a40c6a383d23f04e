'use client'
import { type KeyboardEvent, useState } from 'react'
import type { Fields } from '@/components/forms/form-fields'
import { buttonClass } from '@/components/ui/button'
import { Select } from '@/components/ui/text-input'
import { equalSplit, topShares } from '@/lib/goals/allocation.rules'
import { formatFigure, shareText } from '@/lib/goals/figure.rules'
import type { Allocation } from '@/lib/goals/queries'
import type { FigureUnit } from '@/lib/goals/rule.schema'
import { readValue } from '@/lib/goals/schema'
import { MONEY_UNITS, type MoneyUnit } from '@/lib/kernel/money'
import type { AllocatedGoal, AllocatedUnit } from './allocation-form'

export const cellName = (unitId: string, year: number) => `share.${unitId}.${year}`

type Props = {
  fields: Fields
  labels: Record<string, string>
  goal: AllocatedGoal
  unit: FigureUnit
  years: number[]
  units: AllocatedUnit[]
  allocations: Allocation[]
}

/** The cells with their sums, as they are typed; each year can take last year's values or be split evenly. */
export function AllocationGrid({ fields, labels, goal, unit, years, units, allocations }: Props) {
  const money = unit.kind === 'money'
  const [factor, setFactor] = useState(fields.of('shareUnit', money ? '万' : '元').defaultValue as MoneyUnit)
  const [typed, setTyped] = useState<Record<string, string>>(() =>
    Object.fromEntries(
      units.flatMap((each) =>
        years.map((year) => {
          const stored = allocations.find((share) => share.unitId === each.id && share.year === year)?.target
          const name = cellName(each.id, year)
          return [name, fields.of(name, shareText(stored, money ? '万' : '元', goal.measure)).defaultValue]
        }),
      ),
    ),
  )
  const shareOf = (unitId: string, year: number) => {
    const text = typed[cellName(unitId, year)]?.trim()
    return text ? readValue(text, factor, goal.measure) : undefined
  }
  const shares = units.flatMap(({ id, path }) =>
    years.flatMap((year) => {
      const target = shareOf(id, year)
      return target === undefined ? [] : [{ goalId: goal.id, unitId: id, path, year, target }]
    }),
  )
  const top = topShares(shares)
  const sum = (of: { target: number }[]) => of.reduce((total, share) => total + share.target, 0)
  const fill = (year: number, values: Map<string, number>) =>
    setTyped((before) => ({
      ...before,
      ...Object.fromEntries(
        [...values].map(([id, value]) => [cellName(id, year), shareText(value, factor, goal.measure)]),
      ),
    }))
  const split = (year: number) => {
    const filled = units.filter(({ id }) => typed[cellName(id, year)]?.trim())
    const among = filled.length > 0 ? filled : units.filter(({ depth }) => depth === 0)
    const highest = among.filter(
      (one) => !among.some((other) => other.id !== one.id && one.path.startsWith(other.path)),
    )
    const whole = goal.annual ? goal.target : Math.floor(goal.target / years.length)
    const parts = equalSplit(whole, highest.length, money ? MONEY_UNITS[factor] * 100 : 1)
    fill(year, new Map(highest.map(({ id }, index) => [id, parts[index] ?? 0])))
  }
  const copy = (year: number) =>
    fill(
      year,
      new Map(
        units.flatMap(({ id }) => {
          const last = shareOf(id, year - 1)
          return last === undefined ? [] : [[id, last] as const]
        }),
      ),
    )
  return (
    <>
      {money ? (
        <Select
          {...fields.of('shareUnit', '万')}
          label="金额单位"
          options={MONEY}
          onChange={(event) => setFactor(event.target.value as MoneyUnit)}
        />
      ) : (
        <p className="text-sm text-ink-muted">
          单位：{unit.label}。不填即不向该单位分解；上级单位的任务包含其下属单位的任务。方向键上下移动。
        </p>
      )}
      <div className="overflow-x-auto">
        <table className="w-full text-left">
          <caption className="sr-only">任务分解</caption>
          <thead>
            <tr className="text-sm text-ink-muted">
              <th scope="col" className="py-1 pr-3 font-medium">
                单位
              </th>
              {years.map((year) => (
                <th key={year} scope="col" className="py-1 pr-2 text-right font-medium">
                  {year}年
                </th>
              ))}
              {years.length > 1 && !goal.annual ? (
                <th scope="col" className="py-1 text-right font-medium">
                  合计
                </th>
              ) : null}
            </tr>
            <tr>
              <td />
              {years.map((year) => (
                <td key={year} className="pr-2 pb-1 text-right whitespace-nowrap">
                  <button type="button" className={buttonClass('quiet', 'small')} onClick={() => split(year)}>
                    {year}年等分
                  </button>
                  {years.includes(year - 1) ? (
                    <button type="button" className={buttonClass('quiet', 'small')} onClick={() => copy(year)}>
                      同上年
                    </button>
                  ) : null}
                </td>
              ))}
            </tr>
          </thead>
          <tbody>
            {units.map((each) => (
              <tr key={each.id}>
                <th scope="row" className="whitespace-nowrap py-1 pr-3 font-normal">
                  {'\u3000'.repeat(each.depth)}
                  {each.name}
                </th>
                {years.map((year) => {
                  const name = cellName(each.id, year)
                  const wrong = typed[name]?.trim() ? shareOf(each.id, year) === undefined : false
                  return (
                    <td key={year} className="py-1 pr-2">
                      <input
                        id={`f-${name}`}
                        name={name}
                        value={typed[name] ?? ''}
                        onChange={(event) => setTyped((before) => ({ ...before, [name]: event.target.value }))}
                        onKeyDown={(event) => moveOn(event, units, each.id, year)}
                        inputMode="decimal"
                        autoComplete="off"
                        aria-label={labels[name]}
                        aria-invalid={wrong || fields.errors(name) ? true : undefined}
                        className="control min-w-20 text-right"
                      />
                    </td>
                  )
                })}
                {years.length > 1 && !goal.annual ? (
                  <td className="py-1 text-right whitespace-nowrap">
                    {formatFigure(sum(shares.filter((share) => share.unitId === each.id)), unit)}
                  </td>
                ) : null}
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr className="border-t font-medium">
              <th scope="row" className="py-2 pr-3 text-left font-medium">
                合计
              </th>
              {years.map((year) => (
                <td key={year} className="py-2 pr-2 text-right whitespace-nowrap">
                  {formatFigure(sum(top.filter((share) => share.year === year)), unit)}
                </td>
              ))}
              {years.length > 1 && !goal.annual ? (
                <td className="py-2 text-right whitespace-nowrap">{formatFigure(sum(top), unit)}</td>
              ) : null}
            </tr>
          </tfoot>
        </table>
      </div>
      <p role="status" className="text-sm">
        {goal.annual
          ? years
              .filter((year) => shares.some((share) => share.year === year))
              .map((year) => `${year}年${against(sum(top.filter((share) => share.year === year)), goal.target, unit)}`)
              .join('；')
          : shares.length > 0
            ? against(sum(top), goal.target, unit)
            : ''}
      </p>
    </>
  )
}

function against(total: number, target: number, unit: FigureUnit): string {
  if (total === target) return `分解合计${formatFigure(total, unit)}，与总目标一致`
  const difference = formatFigure(Math.abs(total - target), unit)
  return `分解合计${formatFigure(total, unit)}，比总目标${total > target ? '多' : '少'} ${difference}`
}

/** Up, down and Enter go to the same year's cell of the next unit; Enter does not send a half-filled table. */
function moveOn(event: KeyboardEvent<HTMLInputElement>, units: AllocatedUnit[], unitId: string, year: number): void {
  const step = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' || event.key === 'Enter' ? 1 : 0
  if (step === 0) return
  event.preventDefault()
  const next = units[units.findIndex((each) => each.id === unitId) + step]
  const cell = next && document.getElementById(`f-${cellName(next.id, year)}`)
  if (cell instanceof HTMLInputElement) {
    cell.focus()
    cell.select()
  }
}

const MONEY = [
  { value: '万', label: '万' },
  { value: '亿', label: '亿' },
  { value: '元', label: '元' },
]
