import type { NavGroup, NavItem, QuickAction } from '@/components/shell/nav'
import type { Permission } from '@/lib/access/permissions'
import { may } from '@/lib/access/roles'
import { paths } from '@/lib/kernel/paths'
import type { Role } from '@/lib/kernel/terms'

type Viewer = { role: Role }
/** An entry and what one must be allowed to see it; none is for everybody. */
type Entry = NavItem & { needs?: Permission }

const HOME: Entry = { label: '工作台', href: paths.home(), icon: 'home' }
const VISITS: Entry = { label: '走访', href: paths.visits.list(), icon: 'visit', needs: 'visit.read' }
const REQUESTS: Entry = { label: '诉求', href: paths.requests.list(), icon: 'request', needs: 'request.read' }
const CALENDAR: Entry = { label: '日程', href: paths.calendar(), icon: 'calendar', needs: 'visit.read' }
const COMPANIES: Entry = { label: '企业', href: paths.companies.list(), icon: 'company', needs: 'company.read' }
const PROJECTS: Entry = { label: '项目', href: paths.projects.list(), icon: 'project', needs: 'project.read' }
const POOL: Entry = { label: '公海', href: paths.pool(), icon: 'pool', needs: 'pool.read' }
const CASES: Entry = { label: '归属', href: paths.cases.list(), icon: 'ownership', needs: 'project.read' }
const CLAIMS: Entry = { label: '认定', href: paths.claims(), icon: 'claim', needs: 'project.verify' }
const DUPLICATES: Entry = {
  label: '重复项',
  href: paths.duplicates(),
  icon: 'duplicate',
  needs: 'duplicate.judge',
}
const INSTRUCTIONS: Entry = {
  label: '批示',
  href: paths.instructions.list(),
  icon: 'instruction',
  needs: 'instruction.read',
}
const FIELD: Entry = { label: '外勤', href: paths.field(), icon: 'field', needs: 'visit.write' }
const EVENTS: Entry = { label: '推介活动', href: paths.events.list(), icon: 'event', needs: 'event.read' }
const GOALS: Entry = { label: '目标', href: paths.goals(), icon: 'goal', needs: 'goal.read' }
const REPORTS: Entry = { label: '月报', href: paths.reports(), icon: 'report', needs: 'report.read' }
const REVIEW: Entry = { label: '周督查', href: paths.review(), icon: 'review', needs: 'review.read' }
const IMPORTS: Entry = { label: '台账导入', href: paths.imports.list(), icon: 'import', needs: 'import.run' }
const AUDIT: Entry = { label: '审计', href: paths.audit(), icon: 'audit', needs: 'audit.read' }
const LOG_VISIT = { label: '记走访', href: paths.visits.create(), icon: 'visit', needs: 'visit.write' } as const

const allowed = <One extends { needs?: Permission }>(viewer: Viewer, entries: readonly One[]): One[] =>
  entries.filter((entry) => entry.needs === undefined || may(viewer, entry.needs))

/** The settings page to land on: the first one the viewer may change something on. */
function settings(viewer: Viewer): Entry[] {
  const page = may(viewer, 'unit.write') ? 'units' : may(viewer, 'goal.write') ? 'plans' : undefined
  return page ? [{ label: '设置', href: paths.settings(page), icon: 'settings' }] : []
}

/** Everything the viewer may open, in groups. */
export function navGroups(viewer: Viewer): NavGroup[] {
  const groups: { label?: string; items: Entry[] }[] = [
    { items: [HOME] },
    {
      label: '业务',
      items: [
        VISITS,
        CALENDAR,
        FIELD,
        REQUESTS,
        COMPANIES,
        PROJECTS,
        POOL,
        CASES,
        CLAIMS,
        DUPLICATES,
        EVENTS,
        INSTRUCTIONS,
      ],
    },
    { label: '目标与通报', items: [GOALS, REVIEW, REPORTS] },
    { label: '数据与管理', items: [IMPORTS, AUDIT, ...settings(viewer)] },
  ]
  return groups
    .map((group) => ({ ...group, items: allowed(viewer, group.items) }))
    .filter((group) => group.items.length > 0)
}

/** The phone's tab bar: three places and the button in the middle, or four places for those who log no visits. */
export function navTabs(viewer: Viewer): { tabs: NavItem[]; primary?: QuickAction } {
  const [primary] = allowed(viewer, [LOG_VISIT])
  const wanted = primary ? [HOME, COMPANIES, PROJECTS] : [HOME, GOALS, PROJECTS, REPORTS, AUDIT, ...settings(viewer)]
  return { tabs: allowed(viewer, wanted).slice(0, primary ? 3 : 4), primary }
}

/** What can be started from the command palette. */
export function quickActions(viewer: Viewer): QuickAction[] {
  return allowed(viewer, [
    { ...LOG_VISIT, label: '新建走访' },
    { label: '计划走访', href: paths.visitPlans.create(), icon: 'calendar', needs: 'visit.write' },
    { label: '新建企业', href: paths.companies.create(), icon: 'company', needs: 'company.write' },
    { label: '新建项目', href: paths.projects.create(), icon: 'project', needs: 'project.write' },
    { label: '提出诉求', href: paths.requests.create(), icon: 'request', needs: 'request.write' },
    { label: '新建推介活动', href: paths.events.create(), icon: 'event', needs: 'event.write' },
    { label: '导入台账', href: paths.imports.create(), icon: 'import', needs: 'import.run' },
  ] as const)
}
