import path from 'node:path'
import type { Page } from '@playwright/test'
import type { Role } from '@/lib/kernel/terms'

/** Finds the address of a page that is about one record: the first of a list that this person may open. */
type Find = (page: Page) => Promise<string>
/** Who looks at a page, and where it is. `anybody` is not signed in; `nobody` finds an installation without a district. */
export type Route = { as: Role | 'anybody' | 'nobody'; at: string | Find }

const first =
  (list: string, then = ''): Find =>
  async (page) => {
    await page.goto(list)
    const link = page.getByRole('main').getByRole('table').locator('tbody tr').first().getByRole('link').first()
    return `${new URL((await link.getAttribute('href')) ?? '', page.url()).pathname}${then}`
  }

/** A page of last month's summary, which the list has behind the running month. */
const lastMonth =
  (then: string): Find =>
  async (page) => {
    await page.goto('/reports')
    const link = page.getByRole('main').getByRole('table').locator('tbody tr').nth(1).getByRole('link').first()
    return `${new URL((await link.getAttribute('href')) ?? '', page.url()).pathname}${then}`
  }

/** Where a link of this page leads. */
const leads = async (page: Page, name: string) =>
  new URL((await page.getByRole('link', { name }).first().getAttribute('href')) ?? '', page.url()).pathname

const GOAL = '引进亿元以上项目'
const goal: Find = async (page) => {
  await page.goto('/goals')
  return leads(page, GOAL)
}
const goalSettings: Find = async (page) => {
  await page.goto(await first('/settings/plans')(page))
  return leads(page, GOAL)
}

/** A ledger that was read and waits to be confirmed. */
const readLedger: Find = async (page) => {
  await page.goto('/imports/new')
  await page.getByLabel('台账文件').setInputFiles(LEDGER)
  await page.getByRole('button', { name: '读取台账' }).click()
  await page.waitForURL(/\/imports\/(?!new)/)
  return new URL(page.url()).pathname
}

/** A plan of the person who looks, this week or the next. */
const plan =
  (then = ''): Find =>
  async (page) => {
    for (const step of ['本周', '下一周']) {
      if (step === '本周') await page.goto('/calendar')
      else await page.goto((await page.getByRole('link', { name: step }).getAttribute('href')) ?? '')
      const link = page
        .getByRole('main')
        .locator('a[href^="/calendar/plans/"]:not([href*="/new"])')
        .filter({ hasNotText: '待补记' })
      if ((await link.count()) > 0) return `${await link.first().getAttribute('href')}${then}`
    }
    throw new Error('no plan this week or the next')
  }

/** A credit split of the first project in the list. */
const newCase: Find = async (page) => {
  const project = (await first('/projects?stage=signed')(page)).split('/').at(-1)
  return `/cases/new?kind=split&project=${project}`
}

/** The edition that the demonstration begins with: of the month before last. */
const edition =
  (then = ''): Find =>
  async (page) => {
    await page.goto('/reports')
    const month = page.getByRole('main').getByRole('table').first().locator('tbody tr').nth(2).getByRole('link').first()
    await page.goto((await month.getAttribute('href')) ?? '')
    return `${await leads(page, '第1次发布')}${then}`
  }

/** A channel of the demonstration's first manager. */
const ownChannel: Find = async (page) => {
  await page.goto('/settings/messages')
  return leads(page, '修改')
}

/** The demonstration's uploaded form of the manager's unit. */
const docketEdit: Find = async (page) => {
  await page.goto('/reports/docket')
  return `${await leads(page, '市级招商引资项目调度表')}/edit`
}

const LEDGER = path.join(import.meta.dirname, '../imports/fixtures/csv_gbk_no_rare.csv')

/** Every page of the product by its folder under app/, with who looks at it. A test keeps it complete: a new page is never unguarded. */
export const ROUTES: Record<string, Route> = {
  '(app)': { as: 'staff', at: '/' },
  '(app)/audit': { as: 'auditor', at: '/audit' },
  '(app)/calendar': { as: 'staff', at: '/calendar' },
  '(app)/calendar/feed': { as: 'staff', at: '/calendar/feed' },
  '(app)/calendar/plans/[id]': { as: 'staff', at: plan() },
  '(app)/calendar/plans/[id]/edit': { as: 'staff', at: plan('/edit') },
  '(app)/calendar/plans/new': { as: 'staff', at: '/calendar/plans/new' },
  '(app)/cases': { as: 'manager', at: '/cases?view=all' },
  '(app)/cases/[id]': { as: 'manager', at: first('/cases?view=all') },
  '(app)/cases/new': { as: 'manager', at: newCase },
  '(app)/claims': { as: 'manager', at: '/claims' },
  '(app)/companies': { as: 'manager', at: '/companies' },
  '(app)/companies/[id]': { as: 'manager', at: first('/companies?unit=shinan-investment&visited=recent') },
  '(app)/companies/[id]/contact': { as: 'manager', at: first('/companies?unit=shinan-investment', '/contact') },
  '(app)/companies/[id]/edit': { as: 'manager', at: first('/companies?unit=shinan-investment', '/edit') },
  '(app)/companies/new': { as: 'staff', at: '/companies/new' },
  '(app)/duplicates': { as: 'manager', at: '/duplicates' },
  '(app)/duplicates/[id]': { as: 'manager', at: first('/duplicates') },
  '(app)/events': { as: 'manager', at: '/events' },
  '(app)/events/[id]': { as: 'manager', at: first('/events') },
  '(app)/events/[id]/edit': { as: 'manager', at: first('/events', '/edit') },
  '(app)/events/new': { as: 'manager', at: '/events/new' },
  '(app)/goals': { as: 'leader', at: '/goals' },
  '(app)/goals/[id]': { as: 'leader', at: goal },
  '(app)/imports': { as: 'manager', at: '/imports' },
  '(app)/imports/[id]': { as: 'manager', at: readLedger },
  '(app)/imports/sheets': { as: 'manager', at: '/imports/sheets' },
  '(app)/imports/[id]/undo': { as: 'manager', at: async (page) => `${await readLedger(page)}/undo` },
  '(app)/imports/new': { as: 'manager', at: '/imports/new' },
  '(app)/instructions': { as: 'leader', at: '/instructions' },
  '(app)/instructions/[id]': { as: 'leader', at: first('/instructions') },
  '(app)/instructions/new': { as: 'leader', at: '/instructions/new' },
  '(app)/metrics/[key]': { as: 'leader', at: '/metrics/projects-signed-100m' },
  '(app)/notices': { as: 'staff', at: '/notices' },
  '(app)/pool': { as: 'staff', at: '/pool' },
  '(app)/requests': { as: 'manager', at: '/requests?view=all' },
  '(app)/requests/[id]': { as: 'manager', at: first('/requests?view=unit') },
  '(app)/requests/[id]/edit': { as: 'manager', at: first('/requests?view=unit&state=open', '/edit') },
  '(app)/requests/new': { as: 'staff', at: '/requests/new' },
  '(app)/projects': { as: 'manager', at: '/projects' },
  '(app)/projects/[id]': { as: 'manager', at: first('/projects?stage=operating') },
  '(app)/projects/[id]/edit': { as: 'manager', at: first('/projects?stage=operating', '/edit') },
  '(app)/projects/board': { as: 'manager', at: '/projects/board' },
  '(app)/projects/new': { as: 'manager', at: '/projects/new' },
  '(app)/review': { as: 'leader', at: '/review' },
  '(app)/reports': { as: 'leader', at: '/reports' },
  '(app)/reports/[period]': { as: 'leader', at: first('/reports') },
  '(app)/reports/[period]/edit': { as: 'manager', at: lastMonth('/edit') },
  '(app)/reports/[period]/units': { as: 'leader', at: lastMonth('/units') },
  '(app)/reports/editions/[id]': { as: 'leader', at: edition() },
  '(app)/reports/editions/[id]/differences': { as: 'leader', at: edition('/differences') },
  '(app)/reports/editions/[id]/lists/[figure]/[stretch]': { as: 'leader', at: edition('/lists/visits/month') },
  '(app)/reports/docket': { as: 'manager', at: '/reports/docket' },
  '(app)/reports/docket/[id]': { as: 'manager', at: '/reports/docket/district-signed?period=2026' },
  '(app)/reports/docket/[id]/edit': { as: 'manager', at: docketEdit },
  '(app)/reports/docket/names': { as: 'manager', at: '/reports/docket/names' },
  '(app)/reports/docket/new': { as: 'manager', at: '/reports/docket/new' },
  '(app)/settings': { as: 'admin', at: '/settings' },
  '(app)/settings/dictionaries': { as: 'admin', at: '/settings/dictionaries' },
  '(app)/settings/dictionaries/[id]': { as: 'admin', at: first('/settings/dictionaries') },
  '(app)/settings/dictionaries/new': { as: 'admin', at: '/settings/dictionaries/new' },
  '(app)/settings/extras': { as: 'admin', at: '/settings/extras' },
  '(app)/settings/extras/[id]': { as: 'admin', at: first('/settings/extras') },
  '(app)/settings/extras/new': { as: 'admin', at: '/settings/extras/new' },
  '(app)/settings/gates': { as: 'admin', at: '/settings/gates' },
  '(app)/settings/gates/[id]': { as: 'admin', at: '/settings/gates/stage-signed' },
  '(app)/settings/reports': { as: 'leader', at: '/settings/reports' },
  '(app)/settings/requests': { as: 'admin', at: '/settings/requests' },
  '(app)/settings/messages': { as: 'manager', at: '/settings/messages' },
  '(app)/settings/messages/channels/[id]': { as: 'manager', at: ownChannel },
  '(app)/settings/messages/channels/new': { as: 'staff', at: '/settings/messages/channels/new' },
  '(app)/settings/messages/deliveries': { as: 'auditor', at: '/settings/messages/deliveries' },
  '(app)/settings/messages/rules': { as: 'admin', at: '/settings/messages/rules' },
  '(app)/settings/messages/units': { as: 'manager', at: '/settings/messages/units' },
  '(app)/settings/messages/units/[id]': { as: 'admin', at: '/settings/messages/units/shinan-investment' },
  '(app)/settings/ownership': { as: 'admin', at: '/settings/ownership' },
  '(app)/settings/plans': { as: 'admin', at: '/settings/plans' },
  '(app)/settings/plans/[id]': { as: 'admin', at: first('/settings/plans') },
  '(app)/settings/plans/[id]/goals/[goal]': { as: 'admin', at: goalSettings },
  '(app)/settings/plans/new': { as: 'admin', at: '/settings/plans/new' },
  '(app)/settings/units': { as: 'admin', at: '/settings/units' },
  '(app)/settings/units/[id]': { as: 'admin', at: '/settings/units/shinan-finance' },
  '(app)/settings/units/new': { as: 'admin', at: '/settings/units/new' },
  '(app)/settings/users': { as: 'admin', at: '/settings/users' },
  '(app)/settings/users/[id]': { as: 'admin', at: '/settings/users/demo-staff-1' },
  '(app)/settings/users/new': { as: 'admin', at: '/settings/users/new' },
  '(app)/visits': { as: 'manager', at: '/visits' },
  '(app)/visits/[id]': { as: 'manager', at: first('/visits?open=1') },
  '(app)/visits/[id]/edit': { as: 'manager', at: first('/visits', '/edit') },
  '(app)/visits/new': { as: 'staff', at: '/visits/new' },
  '(auth)/login': { as: 'anybody', at: '/login' },
  '(auth)/password': { as: 'staff', at: '/password' },
  'verdict/[token]': { as: 'anybody', at: '/verdict/demo-verdict-link-for-everybody' },
  field: { as: 'anybody', at: '/field' },
  screen: { as: 'leader', at: '/screen' },
  setup: { as: 'nobody', at: '/setup' },
}

export const MISSING = 'a page that is not there'
/** Pages that look different to another role. */
export const ALSO: Record<string, Route> = {
  'the shell of somebody who is known': { as: 'staff', at: '/field' },
  'workbench of a manager': { as: 'manager', at: '/' },
  'workbench of a leader': { as: 'leader', at: '/' },
  'workbench of an admin': { as: 'admin', at: '/' },
  'cases that wait for a manager of the district': { as: 'manager', at: '/cases' },
  'claims that wait for others': { as: 'staff', at: '/claims' },
  'a list on paper': { as: 'manager', at: '/api/exports/companies?kind=resident&format=print' },
  [MISSING]: { as: 'staff', at: '/projects/no-such-record' },
}
