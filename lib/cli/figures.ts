import { today } from '@/lib/kernel/clock'
import { Problem } from '@/lib/kernel/errors'
import { isDay } from '@/lib/kernel/month'
import { isMetricKey, METRICS } from '@/lib/metrics/definitions'
import { goalsJson, metricJson } from '@/lib/metrics/json'
import type { Command, Context } from './command'
import { subtreeOf } from './operator'
import { columns, print } from './output'

const figure = (value: number) => value.toLocaleString('zh-CN', { maximumFractionDigits: 2 })
const percent = (share: number | null) => (share === null ? '—' : `${(share * 100).toFixed(1)}%`)

/** Everything wrong with the call, at once. */
function check({ args, options }: Context): { key: string; from: string; to: string } {
  const [key = ''] = args
  const from = String(options.from ?? '')
  const to = String(options.to ?? '')
  const faults: Record<string, string[]> = {}
  if (!isMetricKey(key) && !key.startsWith('goal:'))
    faults.指标 = [
      key
        ? `没有指标“${key}”，现有：${Object.keys(METRICS).join('、')}`
        : `请写明指标：${Object.keys(METRICS).join('、')}`,
    ]
  if (!isDay(from)) faults['--from'] = ['请写成 2018-01-01 这样的日期']
  if (!isDay(to)) faults['--to'] = ['请写成 2018-12-31 这样的日期']
  if (isDay(from) && isDay(to) && from > to) faults['--from'] = ['起始日期不能晚于截止日期']
  if (Object.keys(faults).length > 0) throw new Problem('invalid', faults)
  return { key, from, to }
}

export const metric: Command = {
  usage: 'metric 指标 --from YYYY-MM-DD --to YYYY-MM-DD [--unit 单位] [--list] [--json]',
  help: '统计一个指标；--unit 含其下级单位，--list 列出计入的每条记录。',
  options: { from: 'text', to: 'text', unit: 'text', list: 'flag' },
  run: async (context) => {
    const { key, from, to } = check(context)
    const { store, format, options, operator } = context
    const viewer = await operator('auditor')
    const unitIds = options.unit ? await subtreeOf(store.read, String(options.unit)) : undefined
    const period = { from, to }
    const answer = await metricJson(store.read, viewer, key, period, { unitIds, list: options.list === true })
    const waiting =
      answer.claimed || answer.rejected ? `（待认定 ${figure(answer.claimed)}，未通过 ${figure(answer.rejected)}）` : ''
    const records = (answer.records ?? []).map((row) =>
      [row.on, row.unit, row.title, figure(row.amount)].map((cell) => cell ?? ''),
    )
    print(format, answer, [
      `${answer.title} ${figure(answer.value)} ${answer.unit}${waiting}`,
      ...answer.explanation,
      ...columns(records),
    ])
    return 0
  },
}

export const goals: Command = {
  usage: 'goals [--plan 规划编号] [--as-of YYYY-MM-DD] [--json]',
  help: '各项目标的完成情况与序时进度。',
  options: { plan: 'text', 'as-of': 'text' },
  run: async ({ store, format, options, operator }) => {
    const asOf = String(options['as-of'] ?? today())
    if (!isDay(asOf)) throw new Problem('invalid', { '--as-of': ['请写成 2026-11-22 这样的日期'] })
    const answer = await goalsJson(store.read, await operator('auditor'), asOf, {
      plan: options.plan ? String(options.plan) : undefined,
    })
    const rows = answer.goals.map((goal) => [
      goal.title,
      `目标 ${figure(goal.target)}${goal.unit}`,
      `实际 ${goal.actual === null ? '—' : figure(goal.actual)}`,
      `完成率 ${percent(goal.completion)}`,
      `序时 ${percent(goal.timeProgress)}`,
      goal.pace ?? '',
      goal.forecast ? `预测 ${figure(goal.forecast.low)}—${figure(goal.forecast.high)}` : '',
    ])
    print(format, answer, [`截至 ${asOf}`, ...columns(rows)])
    return 0
  },
}
