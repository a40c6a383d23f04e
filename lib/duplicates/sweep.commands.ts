import { and, asc, eq, gt, inArray, isNull, max } from 'drizzle-orm'
import { type Read, type Store, store, type Tx } from '@/lib/db/store'
import { companies, contacts } from '@/lib/db/tables/companies'
import type { DuplicateNoun } from '@/lib/db/tables/duplicates'
import { auditEntries, settings } from '@/lib/db/tables/house'
import { moneyEvents, projects } from '@/lib/db/tables/projects'
import { now } from '@/lib/kernel/clock'
import { candidatesFor, projectsOfCompanies } from './candidates.queries'
import { factsOf, inParts } from './facts.queries'
import { partnersOf, writePairs } from './pairs.records'
import { SWEEP_KEY, type SweepState, sweepState } from './sweep.queries'

/** Records compared in one step: a step holds the event loop for some tens of milliseconds, not longer. */
const STEP = 100
const ENTRIES = 1000
type Batch = { state: SweepState; companies: string[]; projects: string[]; more: boolean }

/** What a step did: records compared, pairs found, and whether more is waiting. */
export type Swept = { compared: number; found: number; more: boolean }

/**
 * Looks for likely doubles among the next records: first every living one, from then on those that the audit trail names as changed (the
 * trail has an entry for each change, imports included, which the days on rows do not). Safe to run twice and from several instances:
 * a pair stands once. Reads outside of the write; what changes meanwhile has a later entry and is compared again.
 */
export async function sweepStep(store: Pick<Store, 'read' | 'write'>): Promise<Swept> {
  const before = await sweepState(store.read)
  const batch = await nextBatch(store.read, before)
  if (!batch) return { compared: 0, found: 0, more: false }
  const loaded = {
    company: await load(store.read, 'company', batch.companies),
    project: await load(store.read, 'project', batch.projects),
  }
  const found = await store.write(async (tx) => {
    const fresh =
      (await writePairs(tx, 'company', batch.companies, loaded.company)) +
      (await writePairs(tx, 'project', batch.projects, loaded.project))
    await remember(tx, batch.state)
    return fresh
  })
  return { compared: batch.companies.length + batch.projects.length, found, more: batch.more }
}

/** Sweeps until nothing waits, or `steps` have been made; answers the sum. */
export async function sweepAll(store: Pick<Store, 'read' | 'write'>, steps = Number.POSITIVE_INFINITY): Promise<Swept> {
  const sum: Swept = { compared: 0, found: 0, more: true }
  for (let step = 0; sum.more && step < steps; step++) {
    const one = await sweepStep(store)
    sum.compared += one.compared
    sum.found += one.found
    sum.more = one.more
  }
  return sum
}

/** Steps made in one go; what is left waits for the next call, so that a server never does nothing else. */
const STEPS = 20
let running: Promise<number> | undefined

/**
 * Sweeps what has changed since the last time, one after the other in this process. Answers the pairs found; a failure is logged and nothing
 * is lost: the next sweep begins where the last good one ended.
 */
export function sweepSoon(): Promise<number> {
  // Whoever comes while one runs may have written what that one has passed already.
  if (running) return running.then(sweepSoon)
  running = run().finally(() => {
    running = undefined
  })
  return running
}

async function run(): Promise<number> {
  let found = 0
  try {
    for (let step = 0; step < STEPS; step++) {
      const done = await sweepStep(store())
      found += done.found
      if (!done.more) break
    }
  } catch (error) {
    console.error('duplicates were not swept', error)
  }
  return found
}

/** Begins anew with every living record; pairs and decisions stand. */
export async function restartSweep(write: Store['write']): Promise<void> {
  await write(async (tx) => {
    await tx.delete(settings).where(eq(settings.key, SWEEP_KEY))
  })
}

async function load(read: Read, noun: DuplicateNoun, ids: string[]) {
  const swept = await factsOf(read, noun, ids)
  const others = await candidatesFor(read, noun, [...swept.values()])
  for (const id of await partnersOf(read, noun, ids)) others.add(id)
  for (const id of swept.keys()) others.delete(id)
  return new Map([...swept, ...(await factsOf(read, noun, others))])
}

async function nextBatch(read: Read, state: SweepState | undefined): Promise<Batch | undefined> {
  if (state === undefined) {
    const [last] = await read.select({ seq: max(auditEntries.seq) }).from(auditEntries)
    return nextOf(read, { phase: 'company', after: '', seq: last?.seq ?? 0 })
  }
  return state.phase === 'changed' ? nextChanged(read, state.seq) : nextOf(read, state)
}

async function nextOf(read: Read, state: SweepState): Promise<Batch> {
  const table = state.phase === 'company' ? companies : projects
  const rows = await read
    .select({ id: table.id })
    .from(table)
    .where(and(gt(table.id, state.after), isNull(table.deletedAt)))
    .orderBy(asc(table.id))
    .limit(STEP)
  const ids = rows.map(({ id }) => id)
  const last = ids.at(-1)
  const whole = last !== undefined && ids.length === STEP
  const next: SweepState = whole
    ? { ...state, after: last }
    : { phase: state.phase === 'company' ? 'project' : 'changed', after: '', seq: state.seq }
  return {
    state: next,
    companies: state.phase === 'company' ? ids : [],
    projects: state.phase === 'project' ? ids : [],
    more: true,
  }
}

/** Records that entries of the trail after `seq` are about; a contact is its company, money its project. */
async function nextChanged(read: Read, seq: number): Promise<Batch | undefined> {
  const entries = await read
    .select({ seq: auditEntries.seq, noun: auditEntries.noun, id: auditEntries.recordId })
    .from(auditEntries)
    .where(gt(auditEntries.seq, seq))
    .orderBy(asc(auditEntries.seq))
    .limit(ENTRIES)
  const about: typeof entries = []
  const seen = new Set<string>()
  for (const entry of entries) {
    if (['company', 'contact', 'project', 'money'].includes(entry.noun)) seen.add(`${entry.noun} ${entry.id}`)
    if (seen.size > STEP) break
    about.push(entry)
  }
  const last = about.at(-1)
  if (!last) return undefined
  const of = (noun: string) => about.filter((entry) => entry.noun === noun).map(({ id }) => id)
  const people = await inParts(of('contact'), (part) =>
    read.select({ id: contacts.companyId }).from(contacts).where(inArray(contacts.id, part)),
  )
  const money = await inParts(of('money'), (part) =>
    read.select({ id: moneyEvents.projectId }).from(moneyEvents).where(inArray(moneyEvents.id, part)),
  )
  const changed = [...new Set([...of('company'), ...people.map(({ id }) => id)])]
  const theirs = await projectsOfCompanies(read, changed)
  return {
    state: { phase: 'changed', after: '', seq: last.seq },
    companies: changed,
    projects: [...new Set([...of('project'), ...money.flatMap(({ id }) => id ?? []), ...theirs])],
    more: about.length < entries.length || entries.length === ENTRIES,
  }
}

async function remember(tx: Tx, state: SweepState): Promise<void> {
  const value = { ...state, at: now().toISOString() }
  await tx
    .insert(settings)
    .values({ key: SWEEP_KEY, value })
    .onConflictDoUpdate({ target: settings.key, set: { value } })
}
