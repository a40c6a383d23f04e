import { newId } from '@/lib/kernel/ids'
import { foldName } from '@/lib/kernel/name'
import { type Stage, stageIndex } from '@/lib/kernel/terms'
import { COUNTED_FACTS } from '@/lib/projects/counted.rules'
import type { ProjectChanges } from '@/lib/projects/project-changes.records'
import type { Policy } from '../schema'
import type { TakenRow } from '../understand/table'
import { changesOf, tellChanges } from './changes'
import type { ChosenCompany, CompanyBook } from './companies'
import {
  type Charge,
  chargeOf,
  finish,
  mayTouch,
  type PlanContext,
  type RowInHand,
  recall,
  remember,
  sameAs,
} from './context'
import { fingerprint } from './fingerprint'
import type { KnownProject } from './known'
import type { PlannedRow } from './plan-types'
import type { ProjectBook } from './project-book'
import { factsOf, type ProjectFacts } from './project-facts'
import { planProjectMoney } from './project-figures'
import { matchProject, projectCode, projectKey } from './project-match'
import { type LedgerStage, stagesOf } from './stages'

/** A row of a project ledger: a new project, more of one that is known, or nothing new. */
export function planProject(
  context: PlanContext,
  companies: CompanyBook,
  projects: ProjectBook,
  row: RowInHand,
  taken: TakenRow<'projects'>,
  year: number | undefined,
): PlannedRow {
  const { values } = taken
  const charge = chargeOf(context, row, values.unit, values.person)
  if (typeof charge === 'string') return finish(context, row, 'refused', null, charge)
  const facts = factsOf(context, row, taken)
  const print = fingerprint('project', facts.name, facts.investor, values, taken.extra)
  const before = recall(context, 'project', print)
  if (before) return finish(context, row, 'unchanged', before, ...merged(context, row, before))

  const named = { name: facts.name, investor: facts.investorNames[0], code: values.code }
  const match = matchProject(context, projects, row, named)
  if (typeof match === 'string') return finish(context, row, 'refused', null, match)
  const { project: found, own } = match
  if (found && !mayTouch(context, found.unitId, own || context.matched.has(found.id)))
    return finish(context, row, 'refused', found.id, '系统中已有同名项目，由其他单位负责，不在您的管理范围内')
  const chosen: ChosenCompany[] = []
  for (const [i, name] of facts.investorNames.entries()) {
    const investor = companies.choose(row, name, i === 0 ? values.uscc?.code : undefined)
    if (typeof investor === 'string') return finish(context, row, 'refused', null, `投资方“${name}”：${investor}`)
    chosen.push(investor)
  }
  const { stages, reasons, ended } = stagesOf(values, context.today, fallbackDay(year, context.today))
  row.reasons.push(...reasons)
  const investorCompanyId = investorsOf(companies, chosen, facts, charge, values)
  const state = ended
    ? { state: ended.state, endedOn: ended.on, ...(ended.state === 'lost' ? { lossReason: 'other' } : {}) }
    : {}
  const project = found ?? create(context, projects, facts, charge, { ...state, investorCompanyId, stages })
  remember(context, 'project', print, project.id)
  remember(context, 'project-key', projectKey(named), project.id)
  const code = projectCode(named)
  if (code) remember(context, 'project-code', code, project.id)
  const first = sameAs(context, row, project.id) === undefined
  const usual = own && found?.asImported && first ? 'overwrite' : 'fill'
  const changed = found
    ? update(context, row, projects, found, facts, stages, { ...state, investorCompanyId }, usual)
    : false
  const money = planProjectMoney(
    context,
    row,
    project,
    values,
    { ...charge, ...(found ? { unitId: found.unitId } : {}) },
    stages.at(-1)?.on ?? context.today,
  )
  const outcome = found ? (changed || money ? 'updated' : 'unchanged') : 'created'
  return finish(context, row, outcome, project.id, ...merged(context, row, project.id))
}

/** Said of a further row about the same project: the sheets of one ledger often name it twice. */
function merged(context: PlanContext, row: RowInHand, id: string): string[] {
  const same = sameAs(context, row, id)
  return same ? [`与${same}是同一个项目，合并为一条`] : []
}

/** A day for what the ledger does not date: the end of its year, or today within the year. */
const fallbackDay = (year: number | undefined, today: string): string =>
  year === undefined || `${year}-12-31` > today ? today : `${year}-12-31`

function investorsOf(
  companies: CompanyBook,
  chosen: readonly ChosenCompany[],
  facts: ProjectFacts,
  charge: Charge,
  values: TakenRow<'projects'>['values'],
): string | null {
  const [first] = chosen.map(
    (investor, i) =>
      companies.get(
        investor,
        i === 0 ? { uscc: values.uscc, region: facts.sourceRegion, origin: facts.origin ?? undefined } : {},
        charge,
      ).company,
  )
  if (first) companies.contacts(first, values.contact, values.phone, charge)
  return first?.id ?? null
}

type Standing = Pick<ProjectChanges, 'state' | 'endedOn' | 'lossReason' | 'investorCompanyId'>

function create(
  context: PlanContext,
  projects: ProjectBook,
  facts: ProjectFacts,
  charge: Charge,
  { stages, ...standing }: Standing & { stages: LedgerStage[] },
): KnownProject {
  const { investorNames: _names, ...columns } = facts
  const id = newId()
  context.matched.add(id)
  const reached = stages.map((one) => ({ ...one, ...context.standingOn(one.on) }))
  const made = { id, ...columns, ...standing, ...charge, reached }
  context.plan.projects.push(made)
  projects.planned.set(id, made)
  const current = stages.at(-1)
  return projects.add({
    ...columns,
    id,
    asImported: true,
    verified: false,
    unitId: charge.unitId,
    folded: foldName(facts.name),
    investorCompanyId: standing.investorCompanyId ?? null,
    stage: current?.stage ?? 'lead',
    stageOn: current?.on ?? context.today,
    state: standing.state ?? 'active',
    agreedCny: 0,
  })
}

const FIELDS = [
  { key: 'investor', label: '投资方', policy: 'investor' },
  { key: 'origin', label: '内资/外资', policy: 'origin' },
  { key: 'sourceRegion', label: '来源地', policy: 'region' },
  { key: 'landedName', label: '落地公司', policy: 'landedCompany' },
  { key: 'landedUscc', label: '落地公司代码', policy: 'landedUscc' },
  { key: 'content', label: '项目内容', policy: 'content' },
  { key: 'targets', label: '目标类型', policy: 'targets' },
] as const
const COUNTED: ReadonlySet<string> = new Set(COUNTED_FACTS)

/**
 * Fills what is blank, or takes the ledger's word where that is to win; carries the project on to later stages, ends it if the ledger says so.
 * What a verified project is counted by stays: it moves by a verifier's own act on the project's page.
 */
function update(
  context: PlanContext,
  row: RowInHand,
  projects: ProjectBook,
  found: KnownProject,
  facts: ProjectFacts,
  stages: LedgerStage[],
  standing: Standing,
  usual: Policy,
): boolean {
  const wished: ProjectChanges = changesOf(context, FIELDS, found, facts, usual)
  const changes: ProjectChanges = found.verified ? changesOf(context, FIELDS, found, facts, usual, COUNTED) : wished
  const held = FIELDS.filter(({ key }) => key in wished && !(key in changes)).map(({ label }) => label)
  if (held.length > 0) row.reasons.push(`项目已认定，${held.join('、')}未按台账修改，请在项目页修改`)
  if (!projects.planned.has(found.id)) tellChanges(context, row, FIELDS, found, changes)
  const investorIsNew = !found.investorCompanyId || ('investor' in changes && found.investor !== null)
  if (standing.investorCompanyId && investorIsNew && standing.investorCompanyId !== found.investorCompanyId)
    changes.investorCompanyId = standing.investorCompanyId
  if (standing.state && found.state === 'active')
    Object.assign(changes, { state: standing.state, endedOn: standing.endedOn, lossReason: standing.lossReason })
  const later = stages.filter(({ stage }) => stageIndex(stage) > stageIndex(found.stage))
  if (Object.keys(changes).length === 0 && later.length === 0) return false
  Object.assign(found, changes)
  const reached = later.map((one) => {
    const on = one.on < found.stageOn ? found.stageOn : one.on
    return { ...one, on, ...context.standingOn(on) }
  })
  advance(found, later)
  const planned = projects.planned.get(found.id)
  if (planned) Object.assign(planned, changes, { reached: [...planned.reached, ...reached] })
  else context.plan.projectChanges.push({ id: found.id, changes, reached })
  return true
}

function advance(found: KnownProject, later: LedgerStage[]): void {
  const last: { stage: Stage; on: string } | undefined = later.at(-1)
  if (last) Object.assign(found, { stage: last.stage, stageOn: last.on < found.stageOn ? found.stageOn : last.on })
}
