import { eq } from 'drizzle-orm'
import type { Tx } from '@/lib/db/store'
import { requests, verdictLinks } from '@/lib/db/tables/requests'
import type { Day } from '@/lib/kernel/month'
import type { RequestLevel, RequestState } from '@/lib/kernel/terms'
import { addWorkingDays } from '@/lib/kernel/working-days'
import { insertRequests } from '@/lib/requests/records'
import { latestDue } from '@/lib/requests/rules'
import { insertSteps, type NewStep } from '@/lib/requests/steps.records'
import { hashOf } from '@/lib/requests/token'
import type { MadeCompany } from './companies'
import { recordedOn } from './days'
import type { Cast, Person } from './people'

/** As open as the demonstration's passwords: one answered request can be judged by whoever opens this address. */
export const DEMO_VERDICT_TOKEN = 'demo-verdict-link-for-everybody'
const LINK_DAYS = 30

type Asked = { category: string; title: string; content: string; answer: string }
const ASKED: Asked[] = [
  {
    category: 'land',
    title: '需要2000平方米整层办公用房',
    content: '现址租约年底到期，希望在浮山湾片区寻找整层写字楼，车位不少于30个。',
    answer: '已提供三处楼宇清单并陪同实地查看，其中一处已签订意向书。',
  },
  {
    category: 'talent',
    title: '高管子女入学',
    content: '三位高管随迁子女下学期需入读小学和初中。',
    answer: '已协调区教体局，按人才子女入学政策安排，入学通知书已送达。',
  },
  {
    category: 'policy',
    title: '总部企业奖励资金兑现',
    content: '去年认定的总部企业奖励尚有一笔未到账。',
    answer: '经与区财政局核对，资金已列入本月拨付计划，现已到账。',
  },
  {
    category: 'funding',
    title: '希望对接并购贷款',
    content: '拟收购上游企业，资金缺口约5000万元。',
    answer: '已组织三家银行与企业对接，其中一家出具授信意向。',
  },
  {
    category: 'licence',
    title: '食品经营许可证办理咨询',
    content: '首店计划国庆前开业，担心许可办理时间。',
    answer: '已开通绿色通道，许可证已办结。',
  },
  {
    category: 'construction',
    title: '装修消防验收进度',
    content: '二次消防验收预约排期较长，影响开业。',
    answer: '已与主管部门沟通，本周完成现场验收。',
  },
  {
    category: 'utility',
    title: '数据中心双路供电',
    content: '机房需要双路供电，现状只有一路。',
    answer: '供电公司已完成方案勘察，双路供电接入完成。',
  },
  {
    category: 'tax',
    title: '跨区迁移涉税事项',
    content: '由外区迁入，涉税事项迁移手续需要协调。',
    answer: '税务部门已上门辅导，迁移手续办结。',
  },
]

/** One story: how far it has come, how many working days ago it was raised, what it was given, and where it lies. */
type Story = { state: RequestState; ago: number; days: number; level?: RequestLevel; elsewhere?: true; back?: true }
const STORIES: Story[] = [
  { state: 'open', ago: 1, days: 10 },
  { state: 'open', ago: 0, days: 5 },
  { state: 'open', ago: 2, days: 15, elsewhere: true },
  { state: 'open', ago: 1, days: 5 },
  { state: 'open', ago: 6, days: 5, level: 'task-force' },
  { state: 'open', ago: 2, days: 10 },
  { state: 'handling', ago: 4, days: 10 },
  { state: 'handling', ago: 5, days: 5 },
  { state: 'handling', ago: 9, days: 15, elsewhere: true },
  { state: 'handling', ago: 6, days: 10, back: true },
  { state: 'handling', ago: 7, days: 5, level: 'task-force' },
  { state: 'handling', ago: 12, days: 10, level: 'task-force', elsewhere: true },
  { state: 'handling', ago: 20, days: 10, level: 'top' },
  { state: 'answered', ago: 8, days: 10 },
  { state: 'answered', ago: 9, days: 10, elsewhere: true },
  { state: 'answered', ago: 11, days: 15 },
  { state: 'solved', ago: 30, days: 10 },
  { state: 'solved', ago: 45, days: 15, elsewhere: true },
  { state: 'solved', ago: 62, days: 5 },
  { state: 'solved', ago: 80, days: 10, back: true },
  { state: 'solved', ago: 96, days: 10, level: 'task-force' },
  { state: 'solved', ago: 130, days: 15 },
  { state: 'solved', ago: 150, days: 10, elsewhere: true },
  { state: 'solved', ago: 210, days: 5 },
  { state: 'unsolved', ago: 70, days: 15, level: 'top' },
]

/** About 25 requests in every state, some late and risen, some in another unit's hands. */
export async function makeRequests(tx: Tx, cast: Cast, companies: MadeCompany[], today: Day): Promise<void> {
  if (companies.length === 0) return
  for (const [n, story] of STORIES.entries()) {
    const raiser = cast.staff[n % cast.staff.length]
    const solver = story.elsewhere ? cast.staff[(n + 1) % cast.staff.length] : raiser
    const asker = story.elsewhere
      ? raiser
      : (cast.managers.find((one) => one.unitId === solver?.unitId) ?? cast.managers[0])
    const mine = companies.filter((company) => company.unitId === raiser?.unitId)
    const company = mine[n % Math.max(mine.length, 1)] ?? companies[n % companies.length]
    const asked = ASKED[n % ASKED.length]
    if (raiser && solver && asker && company && asked)
      await tell(tx, `demo-r-${n}`, story, asked, company, { raiser, solver, asker }, today)
  }
}

async function tell(
  tx: Tx,
  id: string,
  { state, ago, days, level = 'unit', back }: Story,
  { answer, ...asked }: Asked,
  company: MadeCompany,
  { raiser, solver, asker }: Record<'raiser' | 'solver' | 'asker', Person>,
  today: Day,
): Promise<void> {
  const on = addWorkingDays(latestDue(today, ago + 1), 1)
  const after = (working: number) => [addWorkingDays(on, working), today].sort()[0] ?? today
  const dueOn = addWorkingDays(on, days)
  const row = { ...asked, id, companyId: company.id, companyName: company.name, workingDays: days, raisedOn: on }
  const own = { unitId: solver.unitId, ownerId: solver.id, raisedUnitId: raiser.unitId }
  await insertRequests(tx, { userId: raiser.id, name: raiser.name }, [
    { ...row, ...own, createdBy: raiser.id, recordedAt: recordedOn(on) },
  ])
  const steps: Array<Pick<NewStep, 'kind' | 'happenedOn' | 'note' | 'level'> & { by: string | null }> = []
  if (state !== 'open') steps.push({ kind: 'accepted', happenedOn: after(1), by: solver.id })
  if (back) {
    steps.push({ kind: 'answered', happenedOn: after(2), by: solver.id, note: '已转相关科室研究。' })
    steps.push({ kind: 'unsatisfied', happenedOn: after(3), by: null, note: '没有给出具体办法' })
  }
  const forced = addWorkingDays(dueOn, 1)
  const topped = addWorkingDays(forced, 5)
  const late = (day: Day) => `到期日 ${dueOn}，逾期未办结，按规定自动提级（${day}）`
  if (level !== 'unit')
    steps.push({ kind: 'escalated', level: 'task-force', happenedOn: forced, by: null, note: late(forced) })
  if (level === 'top') steps.push({ kind: 'escalated', level: 'top', happenedOn: topped, by: null, note: late(topped) })
  const answeredOn = level === 'unit' ? after(days - 1) : after(days + 9)
  const over = state === 'answered' || state === 'solved'
  if (over) steps.push({ kind: 'answered', happenedOn: answeredOn, by: solver.id, note: answer })
  const end = [addWorkingDays(answeredOn, 2), today].sort()[0] ?? today
  // Never who answered: somebody else of either unit asks the company.
  if (state === 'solved' || id === DEMO_LINKED) steps.push({ kind: 'asked', happenedOn: answeredOn, by: asker.id })
  if (state === 'solved') steps.push({ kind: 'satisfied', happenedOn: end, by: null })
  if (state === 'unsolved')
    steps.push({ kind: 'closed', happenedOn: end, by: solver.id, note: '片区已无可调整的停车用地，已向企业说明' })
  await insertSteps(
    tx,
    steps.map(({ by, ...step }, n) => ({
      ...step,
      requestId: id,
      userId: by,
      toUnitId: solver.unitId,
      at: new Date(recordedOn(step.happenedOn).getTime() + (n + 1) * 60_000),
    })),
  )
  await tx
    .update(requests)
    .set({
      state,
      level,
      levelSince: level === 'top' ? topped : level === 'task-force' ? forced : on,
      answer: over || back ? (over ? answer : '已转相关科室研究。') : null,
      answeredOn: over ? answeredOn : back ? after(2) : null,
      verdict: state === 'solved' ? 'satisfied' : back ? 'unsatisfied' : null,
      solvedOn: state === 'solved' ? end : null,
    })
    .where(eq(requests.id, id))
  if (id === DEMO_LINKED)
    await tx.insert(verdictLinks).values({
      requestId: id,
      tokenHash: hashOf(DEMO_VERDICT_TOKEN),
      createdBy: asker.id,
      createdAt: recordedOn(today),
      expiresAt: new Date(recordedOn(today).getTime() + LINK_DAYS * 86_400_000),
    })
}

/** The answered request that everybody's link asks about. */
const DEMO_LINKED = `demo-r-${STORIES.findIndex((story) => story.state === 'answered')}`
