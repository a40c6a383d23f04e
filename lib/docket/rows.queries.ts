import { and, desc, eq, gt, inArray, isNull, or, sql } from 'drizzle-orm'
import type { Viewer } from '@/lib/access/viewer'
import type { Read } from '@/lib/db/store'
import { projects, stageEvents } from '@/lib/db/tables/projects'
import { visits } from '@/lib/db/tables/visits'
import { termLabels } from '@/lib/dictionaries/queries'
import type { Day, Period } from '@/lib/kernel/month'
import { ORIGIN_TERMS, STAGE_TERMS, STAGES } from '@/lib/kernel/terms'
import { parseList } from '@/lib/lists/list.schema'
import { listMetric } from '@/lib/metrics/list'
import type { MetricRow } from '@/lib/metrics/rows'
import { projectsByIds } from '@/lib/projects/list.queries'
import { projectList } from '@/lib/projects/list.schema'
import { ownProjects, standingStage } from '@/lib/reports/key-projects.queries'
import { ourPeople } from '@/lib/visits/our-people.queries'
import type { FormValues } from './form/fill'
import { MOST_ROWS } from './limits.rules'
import { DOCKET_LISTS, type DocketListKey } from './lists'

/** Rows of one statement: both databases limit its parameters. */
const PAGE = 500

/** What a form is filled for. `through` is the last day counted. */
export type DocketAsking = {
  read: Read
  viewer: Viewer
  unitIds: string[] | undefined
  period: Period
  through: Day
}

/**
 * The rows of a list by field, earliest first, as the viewer sees them; `total` counts all, of which the first MOST_ROWS of the list behind the figure come.
 * Scope and conditions are the figure's own (listMetric).
 */
export async function docketRows(
  asking: DocketAsking,
  list: DocketListKey,
): Promise<{ rows: FormValues[]; total: number }> {
  const { metrics } = DOCKET_LISTS[list]
  if (list === 'negotiation') return negotiationRows(asking)
  const lists = await Promise.all(metrics.map((key) => allRows(asking, key)))
  const rows = lists.flatMap((each) => each.rows).sort(byDay)
  const valuesOf = list === 'visits' ? visitValues : list === 'arrivals' ? arrivalValues : signedValues
  const values: FormValues[] = []
  for (let from = 0; from < rows.length; from += PAGE)
    values.push(...(await valuesOf(asking, rows.slice(from, from + PAGE))))
  return { rows: numbered(values), total: lists.reduce((sum, each) => sum + each.total, 0) }
}

type Row = MetricRow & { metric: string }
const byDay = (a: Row, b: Row) =>
  (a.on ?? '') === (b.on ?? '') ? (a.id < b.id ? -1 : 1) : (a.on ?? '') < (b.on ?? '') ? -1 : 1
const numbered = (rows: FormValues[]): FormValues[] => rows.map((row, index) => ({ 序号: index + 1, ...row }))

async function allRows({ read, viewer, unitIds, period, through }: DocketAsking, metric: string) {
  const rows: Row[] = []
  for (let page = 1; ; page++) {
    const part = await listMetric(read, viewer, metric, period, { unitIds, asOf: through, page, pageSize: PAGE })
    rows.push(...part.rows.map((row) => ({ ...row, metric })))
    if (rows.length >= Math.min(part.total, MOST_ROWS) || part.rows.length === 0) return { rows, total: part.total }
  }
}

/** Facts of projects by id; amounts in CNY 分. Projects out of the viewer's reach are not there. */
async function projectValues({ read, viewer }: DocketAsking, ids: string[]): Promise<Map<string, FormValues>> {
  const rows = await projectsByIds(read, viewer, parseList(projectList, {}), [...new Set(ids)])
  return new Map(
    rows.map((row) => [
      row.id,
      {
        项目名称: row.name,
        投资方: row.investor,
        目标类型: row.targets,
        '内资/外资': row.origin && ORIGIN_TERMS[row.origin],
        来源地: row.sourceRegion,
        落地片区: row.area,
        当前阶段: STAGE_TERMS[row.stage],
        落地公司名称: row.landedName,
        统一社会信用代码: row.landedUscc,
        协议投资额: row.agreedCny || null,
        注册资本: row.registeredCny || null,
        累计到位资金: row.arrivedCny,
        责任单位: row.unitName,
        责任人: row.ownerName,
        下一步时间: row.nextOn,
      },
    ]),
  )
}

async function signedValues(asking: DocketAsking, rows: Row[]): Promise<FormValues[]> {
  const facts = await projectValues(
    asking,
    rows.map((row) => row.recordId),
  )
  return rows.map((row) => ({
    ...facts.get(row.recordId),
    项目名称: row.title,
    签约日期: row.on,
    责任单位: row.unitName,
    责任人: row.personName,
  }))
}

async function arrivalValues(asking: DocketAsking, rows: Row[]): Promise<FormValues[]> {
  const facts = await projectValues(
    asking,
    rows.map((row) => row.recordId),
  )
  return rows.map((row) => {
    const foreign = row.metric === 'capital-foreign'
    return {
      ...facts.get(row.recordId),
      项目名称: row.title,
      到位日期: row.on,
      资金类别: foreign ? '实际使用外资' : '实际利用内资',
      到位内资: foreign ? null : row.amount,
      到位外资: foreign ? row.amount : null,
      凭证: row.detail,
      责任单位: row.unitName,
      责任人: row.personName,
    }
  })
}

async function visitValues({ read }: DocketAsking, rows: Row[]): Promise<FormValues[]> {
  const ids = rows.map((row) => row.id)
  const [facts, people, kinds] = await Promise.all([
    read.select().from(visits).where(inArray(visits.id, ids)),
    ourPeople(read, ids),
    termLabels(read, 'visit-kind'),
  ])
  const factOf = new Map(facts.map((fact) => [fact.id, fact]))
  return rows.map((row) => {
    const fact = factOf.get(row.id)
    return {
      企业名称: row.title,
      走访日期: row.on,
      走访方式: kinds.get(fact?.kind ?? '') ?? null,
      地点: fact?.place ?? null,
      带队领导: fact?.leader ?? null,
      我方人员: (people.get(row.id) ?? []).join('、'),
      洽谈内容: fact?.summary ?? null,
      下步打算: fact?.nextStep ?? null,
      下次跟进日期: fact?.nextOn ?? null,
      责任单位: row.unitName,
      责任人: row.personName,
    }
  })
}

/** Projects whose furthest stage on the last day was negotiation and that had not ended by then, largest first; as summaries see key projects, without their threshold. */
async function negotiationRows(asking: DocketAsking): Promise<{ rows: FormValues[]; total: number }> {
  const { read, viewer, unitIds, through } = asking
  const seen = { read, viewer, unitIds, through, firstDay: undefined }
  const level = sql.join(
    STAGES.map((stage, index) => sql`when ${stage} then ${sql.raw(String(index))}`),
    sql` `,
  )
  const found = await read
    .select({ id: projects.id, since: sql<string>`max(${stageEvents.happenedOn})` })
    .from(stageEvents)
    .innerJoin(projects, eq(projects.id, stageEvents.projectId))
    .where(
      and(
        ownProjects(seen),
        standingStage(seen),
        isNull(projects.pooledAt),
        or(eq(projects.state, 'active'), isNull(projects.endedOn), gt(projects.endedOn, through)),
      ),
    )
    .groupBy(projects.id, projects.agreedCny)
    .having(sql`max(case ${stageEvents.stage} ${level} end) = ${sql.raw(String(STAGES.indexOf('negotiation')))}`)
    .orderBy(desc(projects.agreedCny), projects.id)
  const rows: FormValues[] = []
  for (let from = 0; from < Math.min(found.length, MOST_ROWS); from += PAGE) {
    const part = found.slice(from, from + PAGE)
    const facts = await projectValues(
      asking,
      part.map((row) => row.id),
    )
    rows.push(
      ...part.map((row) => ({ ...facts.get(row.id), 当前阶段: STAGE_TERMS.negotiation, 进入在谈日期: row.since })),
    )
  }
  return { rows: numbered(rows), total: found.length }
}
