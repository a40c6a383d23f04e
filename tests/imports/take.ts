import { count } from 'drizzle-orm'
import type { Viewer } from '@/lib/access/viewer'
import { companies, contacts } from '@/lib/db/tables/companies'
import { moneyEvents, projects, stageEvents } from '@/lib/db/tables/projects'
import { events, visitPeople, visits } from '@/lib/db/tables/visits'
import { receiveLedger, writeLedger } from '@/lib/imports/commands'
import { understand } from '@/lib/imports/understand/understand'
import { Problem } from '@/lib/kernel/errors'
import { countMetric } from '@/lib/metrics/read'
import type { World } from '../world/world'
import { workbookOf } from './sheets'

export type Tables = ReturnType<typeof understand>

/** Uploads and writes what was understood, as a manager of the district unless said. */
export async function take(world: World, tables: Tables, viewer: Viewer = world.viewer('manager', 'district')) {
  const { write } = world.store
  const { id } = await receiveLedger(write, viewer, { fileName: '台账.xlsx', sha256: 'f'.repeat(64) })
  return writeLedger(write, viewer, { id, tables })
}

const TABLES = {
  companies,
  contacts,
  projects,
  stages: stageEvents,
  money: moneyEvents,
  visits,
  people: visitPeople,
  events,
}

/** Rows in every table that an import can write. */
export async function sizes(world: World): Promise<Record<string, number>> {
  const all = Object.entries(TABLES).map(async ([name, table]): Promise<[string, number]> => {
    const [row] = await world.store.read.select({ n: count() }).from(table)
    return [name, row?.n ?? 0]
  })
  return Object.fromEntries(await Promise.all(all))
}

/** A metric of a year as the auditor sees it. */
export const figure = async (world: World, key: string, year = 2018): Promise<number> =>
  (await countMetric(world.store.read, world.viewer('auditor'), key, { from: `${year}-01-01`, to: `${year}-12-31` }))
    .value

/** The refusal that a piece of work ends in; fails when it succeeds. */
export async function refusal(work: Promise<unknown>): Promise<Problem> {
  const error = await work.catch((reason: unknown) => reason)
  if (!(error instanceof Problem)) throw new Error('expected a refusal')
  return error
}

/** A small project ledger: name, investor, code, 万元, signed, registered, landed company, unit. */
export const projectSheet = (...rows: (string | number)[][]): Tables =>
  understand(
    workbookOf({
      name: '项目台账',
      rows: [
        ['项目名称', '投资方', '统一社会信用代码', '总投资(万元)', '签约时间', '注册时间', '落地公司', '责任单位'],
        ...rows,
      ],
    }),
  )
