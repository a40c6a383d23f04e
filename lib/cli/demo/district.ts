import type { Tx, Write } from '@/lib/db/store'
import { settings } from '@/lib/db/tables/house'
import { handOutGoals } from './allocations.records'
import { makeCalendar } from './calendar.records'
import { type MadeCompany, makeCompanies } from './companies'
import { makeDoubles } from './duplicates.records'
import { makeExtras } from './extras.records'
import { reportFigures } from './figures.records'
import { makeNotices } from './notices.records'
import { makeOwnership } from './ownership.records'
import { type Cast, castPeople } from './people'
import { type MadeProject, makeProjects } from './projects'
import { diceOf } from './random'
import { makeRequests } from './requests.records'
import type { Shape } from './shape'
import { makeTalk } from './talk.records'
import { makeEvents, makeVisits } from './visits'

const STEP = 2_000

/**
 * Fills a district that has units and dictionaries but no records with made people, companies, projects, visits and events.
 * Deterministic in shape.seed and shape.today. Each step is one `write`: pass `inside(tx)` to have all of it or none.
 */
export async function makeDistrict(
  write: Write,
  shape: Shape,
  password: { text: string; hash: string },
): Promise<void> {
  for (const step of stepsOf(shape, password)) await write(step)
}

function stepsOf(shape: Shape, password: { text: string; hash: string }) {
  const dice = diceOf(shape.seed)
  const companies: MadeCompany[] = []
  const projects = new Map<string, MadeProject>()
  let people: Cast | undefined
  const cast = (): Cast => {
    if (!people) throw new Error('people come first')
    return people
  }
  const list: Array<(tx: Tx) => Promise<void>> = [
    async (tx) => {
      people = await castPeople(tx, dice, shape.people, password.hash)
      await tx.insert(settings).values({ key: 'demo', value: { password: password.text } })
    },
    ...parts(shape.companies, async (tx, from, to) => {
      companies.push(...(await makeCompanies(tx, dice, cast(), shape.today, from, to)))
    }),
    ...parts(shape.projects, async (tx, from, to) => {
      for (const project of await makeProjects(tx, dice, cast(), companies, shape.today, from, to))
        projects.set(project.company.id, project)
    }),
    ...parts(shape.visits, (tx, from, to) => makeVisits(tx, dice, cast(), companies, projects, shape.today, from, to)),
    (tx) => makeCalendar(tx, cast(), companies, shape.visits, shape.today),
    (tx) => makeEvents(tx, dice, cast(), shape.today, shape.events),
    (tx) => reportFigures(tx, cast(), shape.today),
    (tx) => makeOwnership(tx, cast(), shape.today, password.hash),
    (tx) => handOutGoals(tx, cast(), shape.today),
    (tx) => makeDoubles(tx, cast(), shape.today),
    (tx) => makeRequests(tx, cast(), companies, shape.today),
    (tx) => makeTalk(tx, cast(), shape.today),
    (tx) => makeExtras(tx, shape.today),
    (tx) => makeNotices(tx, cast(), shape.today),
  ]
  return list
}

/** A count cut into steps, each its own transaction on a bench. */
function parts(
  count: number,
  make: (tx: Tx, from: number, to: number) => Promise<void>,
): Array<(tx: Tx) => Promise<void>> {
  return Array.from(
    { length: Math.ceil(count / STEP) },
    (_, n) => (tx: Tx) => make(tx, n * STEP, Math.min(count, (n + 1) * STEP)),
  )
}
