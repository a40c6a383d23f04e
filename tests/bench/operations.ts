/** A page of the product as somebody opens it; `path` may differ from run to run so that no answer is the last one's. */
export type Operation = { name: string; user: string; path: (run: number) => string }

const PLACES = ['上海', '北京', '深圳', '杭州', '日本', '德国']
const TYPED = ['海天', '恒信', '瑞盛', '航运', '租赁', '博恒']
const pick = (list: string[], run: number) => encodeURIComponent(list[run % list.length] ?? '')

export const EMPTY: Operation = { name: 'empty page (signed in)', user: 'staff1', path: () => '/password' }

export const OPERATIONS: Operation[] = [
  {
    name: 'company list, filter + sort + total',
    user: 'manager1',
    path: (run) => `/companies?region=${pick(PLACES, run)}&sort=name`,
  },
  { name: 'company list, two characters', user: 'manager1', path: (run) => `/companies?q=${pick(TYPED, run)}` },
  { name: 'search everything, two characters', user: 'manager1', path: (run) => `/api/search?q=${pick(TYPED, run)}` },
  { name: 'company page', user: 'manager1', path: (run) => `/companies/demo-c-${(run * 37) % 10_000}` },
  { name: 'project list', user: 'manager1', path: () => '/projects?stage=negotiation' },
  { name: 'project board', user: 'leader1', path: () => '/projects/board' },
  { name: 'visit list', user: 'leader1', path: () => '/visits?from=2026-10-01&to=2026-10-31' },
  { name: 'workbench, staff', user: 'staff1', path: () => '/' },
  { name: 'workbench, manager', user: 'manager1', path: () => '/' },
  { name: 'workbench, leader', user: 'leader1', path: () => '/' },
  { name: 'weekly review, whole district', user: 'leader1', path: () => '/review?week=2026-W42' },
  { name: 'goals', user: 'leader1', path: () => '/goals' },
  { name: 'claims queue', user: 'manager1', path: () => '/claims' },
  { name: 'duplicates queue', user: 'manager1', path: () => '/duplicates' },
  {
    name: "a figure's records",
    user: 'leader1',
    path: () => '/metrics/projects-signed?from=2026-01-01&to=2026-12-31',
  },
  {
    name: 'what a figure left out, by reason',
    user: 'leader1',
    path: () => '/metrics/projects-signed-100m?from=2026-01-01&to=2026-12-31&view=left-out',
  },
  { name: "month's summary", user: 'leader1', path: () => '/reports/2026-10' },
]
