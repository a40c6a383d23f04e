import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { GoalCompletion } from '@/components/dashboard/charts/goal-completion'
import { MonthTrend } from '@/components/dashboard/charts/month-trend'
import { UnitBars } from '@/components/dashboard/charts/unit-bars'

const trend = (
  <MonthTrend
    id="visits"
    title="走访企业"
    unit="家次"
    points={Array.from({ length: 12 }, (_, at) => ({
      label: `${at + 1}月`,
      value: at < 3 ? ([60, 69, 66][at] ?? null) : null,
      lastYear: [50, 61, 60, 70, 72, 80, 66, 61, 75, 81, 79, 90][at] ?? null,
    }))}
  />
)
const bars = (
  <UnitBars
    id="ranking"
    title="签约项目"
    valueTitle="累计"
    nameTitle="单位"
    rows={[
      { name: '北京队', value: 12, text: '12个' },
      { name: '香港中路街道办事处（含中山路片区）', value: 9, text: '9个' },
      { name: '<script>', value: 0, text: '0个' },
    ]}
  />
)
const goals = (
  <GoalCompletion
    id="goals"
    title="目标完成率"
    rows={[
      { title: '走访企业', completion: 251, time: 247 },
      { title: '到位内资', completion: 238, time: 247 },
      { title: '推介活动', completion: 2400, time: null },
    ]}
  />
)

describe('charts', () => {
  test('are pictures of the page’s own colours, without inline style or script', () => {
    for (const chart of [trend, bars, goals]) {
      const html = renderToStaticMarkup(chart)
      expect(html.match(/<svg /g)).toHaveLength(2)
      expect(html).toContain('fill="var(--accent)"')
      expect(html).not.toMatch(/ style="|<style|<script|#[0-9a-f]{6}"/)
    }
  })

  test('carry their numbers as a table', () => {
    const html = renderToStaticMarkup(trend)
    expect(html).toContain('<th scope="row">3月</th><td>66</td><td>60</td>')
    expect(html).toContain('<th scope="row">4月</th><td>—</td><td>70</td>')
    expect(renderToStaticMarkup(bars)).toContain('<th scope="row">北京队</th><td>12个</td>')
    expect(renderToStaticMarkup(goals)).toContain('<th scope="row">推介活动</th><td>240.0%</td><td>—</td>')
  })

  test('are the same text every time and share no ids', () => {
    expect(renderToStaticMarkup(trend)).toBe(renderToStaticMarkup(trend))
    const ids = [trend, bars, goals].flatMap((chart) =>
      [...renderToStaticMarkup(chart).matchAll(/ id="([^"]+)"/g)].map(([, id]) => id),
    )
    expect(new Set(ids).size).toBe(ids.length)
  })
})
