import { newId } from '@/lib/kernel/ids'
import { foldName } from '@/lib/kernel/name'
import { type Stage, stageIndex } from '@/lib/kernel/terms'
import type { ProjectChanges } from '@/lib/projects/project-changes.records'
import type { TakenRow } from '../understand/table'
import type { ChosenCompany, CompanyBook } from './companies'
import { type Charge, chargeOf, finish, mayTouch, type PlanContext, type RowInHand, recall, remember } from './context'
import { fingerprint } from './fingerprint'
import type { KnownProject } from './known'
import type { PlannedRow } from './plan-types'
import type { ProjectBook } from './project-book'
import { factsOf, type ProjectFacts } from './project-facts'
import { planProjectMoney } from './project-figures'
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
  if (before) return finish(context, row, 'unchanged', before)

  const key = fingerprint('project-key', foldName(facts.name), foldName(facts.investorNames[0] ?? ''))
  const ours = projects.get(recall(context, 'project-key', key))
  const found = ours ?? projects.find(facts.name, facts.investorNames[0])
  if (found && !mayTouch(context, found.unitId, ours !== undefined || context.matched.has(found.id)))
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
  remember(context, 'project-key', key, project.id)
  const changed = found ? update(context, projects, found, facts, stages, { ...state, investorCompanyId }) : false
  const money = planProjectMoney(
    context,
    row,
    project,
    values,
    { ...charge, ...(found ? { unitId: found.unitId } : {}) },
    stages.at(-1)?.on ?? context.today,
  )
  return finish(context, row, found ? (changed || money ? 'updated' : 'unchanged') : 'created', project.id)
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
    unitId: charge.unitId,
    folded: foldName(facts.name),
    investorCompanyId: standing.investorCompanyId ?? null,
    stage: current?.stage ?? 'lead',
    stageOn: current?.on ?? context.today,
    state: standing.state ?? 'active',
    agreedCny: 0,
  })
}

const FILLED = [
  'investor',
  'origin',
  'sourceRegion',
  'landedName',
  'landedUscc',
  'content',
  'investorCompanyId',
] as const

/** Fills what is blank, carries the project on to later stages, ends it if the ledger says so. What a person has written stays. */
function update(
  context: PlanContext,
  projects: ProjectBook,
  found: KnownProject,
  facts: ProjectFacts,
  stages: LedgerStage[],
  standing: Standing,
): boolean {
  const given = { ...facts, ...standing }
  const changes: ProjectChanges = Object.fromEntries(
    FILLED.flatMap((field) => (found[field] === null && given[field] ? [[field, given[field]]] : [])),
  )
  if (found.targets.length === 0 && facts.targets.length > 0) changes.targets = facts.targets
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
