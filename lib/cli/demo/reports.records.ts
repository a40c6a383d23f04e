import { asc, eq } from 'drizzle-orm'
import { insertComment } from '@/lib/comments/records'
import type { Tx } from '@/lib/db/store'
import { units, users } from '@/lib/db/tables/people'
import { reportSchedules } from '@/lib/db/tables/reports'
import { addDays, type Day } from '@/lib/kernel/month'
import type { Edits } from '@/lib/reports/making/edits.schema'
import { NO_EDITS } from '@/lib/reports/making/edits.schema'
import type { ReportRow } from '@/lib/reports/making/load.queries'
import { changeReport, insertReport } from '@/lib/reports/making/report.records'
import { dueOn, periodsOver, USUAL } from '@/lib/reports/making/schedule.rules'
import { recordedOn } from './days'

type Person = { id: string; name: string; unitId: string }

/** Last month's summaries as they stand some weeks later: the district's compiled and passed, one unit in time, one late, one sent back with a comment. */
export async function makeReports(tx: Tx, today: Day): Promise<void> {
  const people = await tx
    .select({ id: users.id, name: users.name, unitId: users.unitId, role: users.role, parentId: units.parentId })
    .from(users)
    .innerJoin(units, eq(units.id, users.unitId))
    .where(eq(users.active, true))
    .orderBy(asc(users.username))
  const leader = people.find(({ role, parentId }) => role === 'leader' && parentId === null)
  const period = periodsOver(today)[0]
  if (!leader || !period) return
  const desk = people.find(({ role, parentId }) => role === 'manager' && parentId === null)
  if (!desk) return
  await tx.insert(reportSchedules).values({
    unitId: desk.unitId,
    kind: 'month',
    createdBy: desk.id,
    recordedAt: recordedOn(period.from),
    active: true,
    ...USUAL.month,
  })
  const due = dueOn(period, USUAL.month)
  const begin = (person: Person) => insertReport(tx, doer(person), { unitId: person.unitId, period, dueOn: due })
  const write = (row: ReportRow, person: Person, edits: Partial<Edits>) =>
    changeReport(tx, doer(person), row, { edits: { ...NO_EDITS, ...edits } }, { action: 'report.edit' })
  const handIn = (row: ReportRow, person: Person, on: Day) => {
    const at = recordedOn(on)
    const set = { state: 'submitted' as const, submittedAt: at, submittedBy: person.id }
    return changeReport(tx, doer(person), row, set, { action: 'report.submit', step: { kind: 'submitted', at } })
  }

  const district = await begin(desk)
  if (district) {
    const edited = await write(district, desk, { texts: { 'overview.visits': OVERVIEW }, added: [ADDED] })
    const handed = await handIn(edited, desk, due)
    const at = recordedOn(addDays(due, 1))
    const set = { state: 'approved' as const, approvedAt: at, approvedBy: leader.id }
    await changeReport(tx, doer(leader), handed, set, { action: 'report.approve', step: { kind: 'approved', at } })
  }
  const [back, inTime, late] = people.filter(({ role, parentId }) => role === 'manager' && parentId !== null)
  const first = inTime && (await begin(inTime))
  if (first && inTime) await handIn(await write(first, inTime, { added: [UNIT_WORDS] }), inTime, addDays(due, -1))
  if (late) await begin(late)
  const third = back && (await begin(back))
  if (!third || !back) return
  const handed = await handIn(third, back, due)
  const note = '重点项目只写了名称，请补充进展和下步安排。'
  const at = recordedOn(addDays(due, 1))
  const set = { state: 'draft' as const, submittedAt: null, submittedBy: null }
  await changeReport(tx, doer(desk), handed, set, { action: 'report.return', step: { kind: 'returned', note, at } })
  await insertComment(
    tx,
    { actor: { userId: desk.id, name: desk.name }, recordName: `${period.label}月报` },
    {
      unitId: desk.unitId,
      noun: 'report',
      recordId: third.id,
      body: `@${back.name} 请把签约项目的到资计划一并写清，改好后重新报送。`,
      mentions: [back.id],
      recordedAt: at,
    },
  )
}

const doer = ({ id, name }: Pick<Person, 'id' | 'name'>) => ({ actor: { userId: id, name }, person: id })

const OVERVIEW = [
  '本月，全区上下聚焦重点产业链主动出击，走访企业',
  { figure: 'visits.month', text: '0家次' },
  '，涉及企业',
  { figure: 'companies-visited.month', text: '0家' },
  '；累计走访企业',
  { figure: 'visits.cumulative', text: '0家次' },
  '，涉及企业',
  { figure: 'companies-visited.cumulative', text: '0家' },
  '。',
]
const ADDED = {
  kind: 'paragraph' as const,
  id: 'added.demo-district',
  section: 'overview',
  after: 'overview.visits',
  pieces: ['区领导带队赴北京、上海、深圳开展小分队招商，集中对接总部、金融和航运贸易企业，一批项目进入实质洽谈。'],
}
const UNIT_WORDS = {
  kind: 'paragraph' as const,
  id: 'added.demo-unit',
  section: 'projects',
  after: 'end',
  pieces: ['对在谈项目逐一落实包联责任人，每周会商调度，推动早签约、早落地。'],
}
