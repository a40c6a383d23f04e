import { expect, test } from 'vitest'
import { navGroups, navTabs, quickActions } from '@/app/(app)/nav'
import { ROLES, type Role } from '@/lib/kernel/terms'

const ways = (role: Role) => navGroups({ role }).flatMap((group) => group.items.map((item) => item.label))
const starts = (role: Role) => quickActions({ role }).map((action) => action.label)

test('each role sees only the ways it may go', () => {
  const reading = ['工作台', '走访', '日程', '诉求', '企业', '项目', '公海', '归属', '推介活动', '批示', '目标', '月报']
  const reviewing = reading.toSpliced(reading.indexOf('月报'), 0, '周督查')
  expect(ways('staff')).toEqual(reading.toSpliced(3, 0, '外勤'))
  expect(ways('leader')).toEqual(reviewing)
  expect(ways('auditor')).toEqual([...reviewing, '审计'])
  const cases = reviewing.indexOf('归属') + 1
  const managed = reviewing.toSpliced(cases, 0, '认定', '重复项').toSpliced(3, 0, '外勤')
  expect(ways('manager')).toEqual([...managed, '台账导入', '设置'])
  expect(ways('admin')).toEqual(['工作台', '目标', '审计', '设置'])
})

test('who changes nothing is offered nothing to start', () => {
  expect(starts('auditor')).toEqual([])
  expect(starts('leader')).toEqual([])
  expect(starts('admin')).toEqual([])
  expect(starts('staff')).toEqual(['新建走访', '计划走访', '新建企业', '新建项目', '提出诉求', '新建推介活动'])
  expect(starts('manager')).toContain('导入台账')
})

test('a phone has a visit button in the middle for those who log visits, and at most five places', () => {
  for (const role of ROLES) {
    const { tabs, primary } = navTabs({ role })
    expect(primary?.href).toBe(role === 'staff' || role === 'manager' ? '/visits/new' : undefined)
    expect(tabs.length + (primary ? 1 : 0)).toBeLessThanOrEqual(4)
    expect(ways(role)).toEqual(expect.arrayContaining(tabs.map((tab) => tab.label)))
  }
})
