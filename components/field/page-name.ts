import { paths } from '@/lib/kernel/paths'

/** In the words of the way there; what lies below a page is called like it. */
const NAMES: Array<[path: string, name: string]> = [
  [paths.visits.create(), '记走访'],
  [paths.visits.list(), '走访'],
  [paths.calendar(), '日程'],
  [paths.requests.list(), '诉求'],
  [paths.companies.list(), '企业'],
  [paths.projects.list(), '项目'],
  [paths.pool(), '公海'],
  [paths.cases.list(), '归属'],
  [paths.claims(), '认定'],
  [paths.duplicates(), '重复项'],
  [paths.events.list(), '推介活动'],
  [paths.instructions.list(), '批示'],
  [paths.goals(), '目标'],
  [paths.review(), '周督查'],
  [paths.reports(), '月报'],
  [paths.notices(), '消息'],
  [paths.imports.list(), '台账导入'],
  [paths.audit(), '审计'],
  ['/settings', '设置'],
  [paths.password(), '修改密码'],
  [paths.login(), '登录'],
]

/** What a person calls the page at an address of this site, `/projects?stage=signed`; 该页面 where it has no name. */
export function pageName(at: string): string {
  const [path = ''] = at.split(/[?#]/)
  if (path === paths.home()) return '工作台'
  return NAMES.find(([start]) => path === start || path.startsWith(`${start}/`))?.[1] ?? '该页面'
}

/** Whether the page is the form that the shell has too. */
export const isForm = (at: string): boolean => pageName(at) === '记走访'
