import { and, count, eq, inArray, isNull } from 'drizzle-orm'
import type { Viewer } from '@/lib/access/viewer'
import { findCompany } from '@/lib/companies/queries'
import type { Read } from '@/lib/db/store'
import { contacts } from '@/lib/db/tables/companies'
import { evidence } from '@/lib/db/tables/evidence'
import { moneyEvents, projects } from '@/lib/db/tables/projects'
import { visits } from '@/lib/db/tables/visits'
import { dayOf } from '@/lib/kernel/clock'
import { formatMoney } from '@/lib/kernel/money'
import { COMPANY_KIND_TERMS, ORIGIN_TERMS, PROJECT_STATE_TERMS, STAGE_TERMS } from '@/lib/kernel/terms'
import { findProject } from '@/lib/projects/one.queries'
import { agreementTerm } from '@/lib/projects/schema'
import type { Member, PairRow } from './pair.queries'
import { stageGroup } from './stage-group.rules'

/** One line of the comparison: what each record says, null for nothing; `differs` when both say something else, `fills` when only one does. */
export type CompareLine = { label: string; a: string | null; b: string | null; mark: 'differs' | 'fills' | null }
type Side = Array<[string, string | number | null | undefined]>
type Read2 = { read: Read; viewer: Viewer }

/** What hangs on a record is no contradiction. */
const COUNTS = new Set(['登记日期', '联系人', '走访', '最近走访', '投资的项目', '佐证材料', '资金'])

const line = (label: string, a: string | null, b: string | null): CompareLine => ({
  label,
  a,
  b,
  mark: a === b || COUNTS.has(label) ? null : a === null || b === null ? 'fills' : 'differs',
})

/**
 * Both records field by field with the counts of what hangs on them. Of a project out of the viewer's reach only what everybody may know:
 * name, unit, rough stage; companies are the common register.
 */
export async function compareLines(
  read: Read,
  viewer: Viewer,
  pair: PairRow,
  a: Member,
  b: Member,
): Promise<CompareLine[]> {
  const side = (member: Member) =>
    pair.noun === 'company' ? companySide({ read, viewer }, member) : projectSide({ read, viewer }, member)
  const [left, right] = [await side(a), await side(b)]
  const labels = [...new Set([...left, ...right].map(([label]) => label))]
  const of = (one: Side, label: string) => {
    const value = one.find(([name]) => name === label)?.[1]
    return value === undefined || value === null || value === '' ? null : String(value)
  }
  return labels.map((label) => line(label, of(left, label), of(right, label)))
}

async function companySide({ read, viewer }: Read2, { id, unitName }: Member): Promise<Side> {
  const company = await findCompany(read, viewer, id, { deleted: true })
  if (!company) return []
  const [people, seen, invested, files] = await Promise.all([
    read
      .select({ total: count() })
      .from(contacts)
      .where(and(eq(contacts.companyId, id), isNull(contacts.deletedAt))),
    read
      .select({ total: count() })
      .from(visits)
      .where(and(eq(visits.companyId, id), isNull(visits.deletedAt))),
    read
      .select({ total: count() })
      .from(projects)
      .where(and(eq(projects.investorCompanyId, id), isNull(projects.deletedAt))),
    evidenceCount(read, 'company', id),
  ])
  return [
    ['企业名称', company.name],
    ['统一社会信用代码', company.uscc],
    ['企业类别', COMPANY_KIND_TERMS[company.kind]],
    ['内资/外资', company.origin && ORIGIN_TERMS[company.origin]],
    ['来源地', company.regionLabel],
    ['行业', company.industryLabel ?? company.industry],
    ['地址', company.address],
    ['企业标签', company.tags.map((tag) => tag.label).join('、')],
    ['备注', company.note],
    ['登记单位', unitName],
    ['责任人', company.ownerName],
    ['登记日期', dayOf(company.recordedAt)],
    ['联系人', `${people[0]?.total ?? 0} 人`],
    ['走访', `${seen[0]?.total ?? 0} 次`],
    ['最近走访', company.lastVisitOn],
    ['投资的项目', `${invested[0]?.total ?? 0} 个`],
    ['佐证材料', `${files} 件`],
  ]
}

async function projectSide({ read, viewer }: Read2, { id, name, unitName }: Member): Promise<Side> {
  const project = await findProject(read, viewer, id)
  if (!project) return maskedSide(read, id, name, unitName)
  const [seen, money, files] = await Promise.all([
    read
      .select({ total: count() })
      .from(visits)
      .where(and(eq(visits.projectId, id), isNull(visits.deletedAt))),
    read
      .select({ total: count() })
      .from(moneyEvents)
      .where(and(eq(moneyEvents.projectId, id), isNull(moneyEvents.deletedAt), isNull(moneyEvents.voidedAt))),
    evidenceCount(read, 'project', id),
  ])
  const sum = (minor: number) => (minor > 0 ? formatMoney(minor) : null)
  return [
    ['项目名称', project.name],
    ['投资方', project.investor],
    ['阶段', `${STAGE_TERMS[project.stage]}（${project.stageOn}）`],
    ['状态', PROJECT_STATE_TERMS[project.state]],
    ['目标类型', project.targets.map((target) => target.label).join('、')],
    ['标签', project.tags.map((tag) => tag.label).join('、')],
    ['内资/外资', project.origin && ORIGIN_TERMS[project.origin]],
    ['来源地', project.regionLabel],
    ['行业', project.industryLabel],
    ['落地片区', project.area],
    ['协议类型', agreementTerm(project.agreementKind)],
    ['落地公司', project.landedName],
    ['落地公司代码', project.landedUscc],
    ['协议投资额', sum(project.agreedCny)],
    ['注册资本', sum(project.registeredCny)],
    ['到位资金', sum(project.arrivedCny)],
    ['项目内容', project.content],
    ['责任单位', unitName],
    ['责任人', project.ownerName],
    ['登记日期', dayOf(project.recordedAt)],
    ['资金', `${money[0]?.total ?? 0} 笔`],
    ['走访', `${seen[0]?.total ?? 0} 次`],
    ['佐证材料', `${files} 件`],
  ]
}

/** A project that was merged or deleted shows the same few lines. */
async function maskedSide(read: Read, id: string, name: string, unitName: string): Promise<Side> {
  const [row] = await read
    .select({ stage: projects.stage, state: projects.state })
    .from(projects)
    .where(inArray(projects.id, [id]))
  return [
    ['项目名称', name],
    ['阶段', row ? stageGroup(row) : null],
    ['责任单位', unitName],
  ]
}

async function evidenceCount(read: Read, noun: 'company' | 'project', id: string): Promise<number> {
  const mine =
    noun === 'project' ? eq(evidence.projectId, id) : and(eq(evidence.noun, 'company'), eq(evidence.recordId, id))
  const [row] = await read
    .select({ total: count() })
    .from(evidence)
    .where(and(mine, isNull(evidence.deletedAt)))
  return row?.total ?? 0
}
