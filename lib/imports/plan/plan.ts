import type { Day } from '@/lib/kernel/month'
import { isClosed } from '../rules'
import type { ImportKind, ImportMapping, Policy } from '../schema'
import type { Table } from '../understand/table'
import { type ArrivalBook, arrivalBook } from './arrival-book'
import { type Mains, mainsOf, withoutRefused } from './beside'
import { type CompanyBook, companyBook, planCompany } from './companies'
import { planContact } from './contacts'
import { type Importer, type PlanContext, type RowInHand, readerReasons } from './context'
import { planEvent } from './events'
import { planExtras } from './extras'
import type { Known } from './known'
import { lookupsOf } from './lookups'
import { planArrival } from './money'
import { emptyPlan, type Noun, type Plan, type PlannedRow } from './plan-types'
import { type ProjectBook, projectBook } from './project-book'
import { planProject } from './projects'
import { planReturned, withoutReturned } from './returned'
import { type VisitBook, visitBook } from './visit-book'
import { planVisit } from './visits'

const NOUN_OF: Record<ImportKind, Noun> = {
  companies: 'company',
  projects: 'project',
  visits: 'visit',
  money: 'money',
  events: 'event',
  contacts: 'contact',
}
/** Companies before projects before their money, whatever the order of the sheets. */
const ORDER: readonly ImportKind[] = ['companies', 'contacts', 'projects', 'visits', 'money', 'events']

export type PlanOptions = {
  importer: Importer
  today: Day
  at: Date
  contacts: ReadonlySet<string>
  /** Take what happened in years that are over as verified by the importer. */
  asVerified: boolean
  /** What a person has decided: answers about units, people and doubtful matches, and what each column does to stored values. */
  mapping?: ImportMapping
}

/** Rows planned before the event loop may turn to other requests. */
const BREATH = 500

/**
 * Decides what an import would write, from what was understood and what is known. Pure but for the ids it hands out: nothing is read
 * or written. Every taken row, and every row that was meant to be one, has its outcome. `contacts` holds “companyId name” of stored contacts.
 */
export function planImport(tables: readonly Table[], known: Known, options: PlanOptions): Plan {
  const steps = planSteps(tables, known, options)
  let step = steps.next()
  while (!step.done) step = steps.next()
  return step.value
}

/** The same in small pieces: `breathe` is awaited between them, so that a server goes on answering others while it plans a large ledger. */
export async function planImportSoftly(
  tables: readonly Table[],
  known: Known,
  { breathe, ...options }: PlanOptions & { breathe: () => Promise<void> },
): Promise<Plan> {
  const steps = planSteps(tables, known, options)
  let step = steps.next()
  while (!step.done) {
    await breathe()
    step = steps.next()
  }
  return step.value
}

/** Yields the number of rows planned, every now and then; returns the plan. */
function* planSteps(
  tables: readonly Table[],
  known: Known,
  { importer, today, at, contacts, asVerified, mapping }: PlanOptions,
): Generator<number, Plan> {
  const answers = { units: mapping?.units, people: mapping?.people, matches: mapping?.matches }
  const context: PlanContext = {
    known,
    lookups: lookupsOf(known, answers),
    answers,
    importer,
    today,
    plan: emptyPlan(),
    seen: new Map(),
    madeMoney: new Set(),
    askedOf: new Map(),
    policyOf: () => undefined,
    matched: new Set([...known.fingerprints.values()].flatMap((prints) => [...prints.values()])),
    recallContact: (companyId, name) => contacts.has(`${companyId} ${name}`),
    standingOn: (day) =>
      asVerified && isClosed(day, today)
        ? { verification: 'verified', verifiedBy: importer.userId, verifiedAt: at }
        : { verification: 'claimed' },
  }
  const books = {
    companies: companyBook(context),
    projects: projectBook(known.projects),
    visits: visitBook(),
    arrivals: arrivalBook(context),
  }
  let done = 0
  const mains = mainsOf(tables)
  for (const kind of ORDER)
    for (const all of tables) {
      if (all.kind !== kind || !all.include) continue
      const told = withoutRefused(context, all, NOUN_OF[kind], mains)
      // rows that come back from our own sheets know their records; all others are matched
      for (const row of planReturned(context, told)) {
        mains.note(told, row)
        if (++done % BREATH === 0) yield done
      }
      const table = withoutReturned(told)
      context.policyOf = policiesOf(table, mapping)
      let at = 0
      for (const row of planTable(context, table, books, mains)) {
        mains.note(table, row)
        planExtras(context.plan, table, table.rows[at++], row)
        if (++done % BREATH === 0) yield done
      }
    }
  return context.plan
}

/**
 * What the columns of a table say is to win, by field: as it was understood by (remembered mappings stand nowhere else), and over that the
 * mapping in hand, of the part that feeds this kind.
 */
function policiesOf(table: Table, mapping: ImportMapping | undefined): PlanContext['policyOf'] {
  const decided = mapping?.tables.find((one) => one.sheet === table.sheet && one.table === table.table)
  const columns = table.part > 0 ? decided?.also?.find(({ kind }) => kind === table.kind) : decided
  const policies = new Map<string | null, Policy | undefined>(
    [...table.columns, ...(columns?.columns ?? [])].map(({ field, policy }) => [field, policy]),
  )
  return (field) => policies.get(field)
}

type Books = { companies: CompanyBook; projects: ProjectBook; visits: VisitBook; arrivals: ArrivalBook }

function* planTable(
  context: PlanContext,
  table: Table,
  { companies, projects, visits, arrivals }: Books,
  mains: Mains,
): Generator<PlannedRow> {
  if (table.kind === null) return
  const noun = NOUN_OF[table.kind]
  const inHand = (rowNo: number, text: string, reasons: string[]): RowInHand => ({
    sheet: table.sheet,
    rowNo,
    noun,
    text,
    reasons,
    asks: [],
  })
  for (const { rowNo, text, reason, why } of table.notTaken)
    if (reason === 'refused' || (reason === 'merged' && why.includes('未取')))
      context.plan.rows.push({
        sheet: table.sheet,
        rowNo,
        noun,
        text,
        outcome: 'refused',
        recordId: null,
        reasons: [why],
      })
  switch (table.kind) {
    case 'companies':
      for (const taken of table.rows)
        yield planCompany(
          context,
          companies,
          inHand(taken.rowNo, taken.values.name ?? '', readerReasons(taken.warnings)),
          taken,
        )
      return
    case 'contacts':
      for (const taken of table.rows) {
        const [person] = taken.values.contact ?? []
        const text = `${taken.values.company ?? ''} ${person?.name ?? ''}`
        yield planContact(context, companies, inHand(taken.rowNo, text, readerReasons(taken.warnings)), taken)
      }
      return
    case 'projects':
      for (const taken of table.rows)
        yield planProject(
          context,
          companies,
          projects,
          inHand(taken.rowNo, taken.values.name ?? '', readerReasons(taken.warnings)),
          taken,
          table.year,
        )
      return
    case 'visits': {
      const regionIsPlace = table.columns.some(
        ({ field, heading }) => field === 'region' && !/企业|所在|来源/.test(heading),
      )
      for (const taken of table.rows)
        yield planVisit(
          context,
          companies,
          inHand(
            taken.rowNo,
            `${taken.values.company ?? ''} ${taken.values.day?.day ?? ''}`,
            readerReasons(taken.warnings),
          ),
          taken,
          {
            title: table.title || table.sheet,
            table: `${table.sheet} ${table.table}`,
            tableNo: table.table,
            regionIsPlace,
            book: visits,
            resent: table.resent,
          },
        )
      return
    }
    case 'money':
      for (const taken of table.rows)
        yield planArrival(
          context,
          companies,
          projects,
          inHand(
            taken.rowNo,
            `${taken.values.company ?? taken.values.project ?? ''} ${taken.values.day?.day ?? ''}`,
            readerReasons(taken.warnings),
          ),
          taken,
          { book: arrivals, table: `${table.sheet} ${table.table}` },
          table.part > 0 ? mains.of({ sheet: table.sheet, rowNo: taken.rowNo })?.recordId : undefined,
          table.resent,
        )
      return
    case 'events':
      for (const taken of table.rows)
        yield planEvent(context, inHand(taken.rowNo, taken.values.name ?? '', readerReasons(taken.warnings)), taken)
  }
}
