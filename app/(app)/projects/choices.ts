import { cache } from 'react'
import type { ChargeChoices } from '@/components/projects/charge-fields'
import type { MoveOptions } from '@/components/projects/move-form'
import type { ProjectChoices } from '@/components/projects/project-filters'
import { treeOptions } from '@/components/units/tree-options'
import { reachOf } from '@/lib/access/roles'
import { reader } from '@/lib/access/session'
import type { Viewer } from '@/lib/access/viewer'
import { allTerms, type Term, termsOf } from '@/lib/dictionaries/queries'
import { gateBook } from '@/lib/projects/gates.queries'
import { type UnitOption, unitNames, unitOptions } from '@/lib/units/queries'
import { colleagueOptions, userNames } from '@/lib/users/queries'

export const termOptions = (terms: Term[]) => terms.map(({ code, label }) => ({ value: code, label }))

const inTree = (units: UnitOption[]) =>
  treeOptions(units.map(({ value, label, depth }) => ({ id: value, name: label, depth })))

/** What the list's and the board's filters choose from. */
export async function filterChoices(viewer: Viewer): Promise<ProjectChoices> {
  const [units, owners, targets, tags] = await Promise.all([
    unitOptions(reader(), viewer, 'project.read'),
    colleagueOptions(reader(), viewer),
    termsOf(reader(), 'target-type'),
    termsOf(reader(), 'tag'),
  ])
  return {
    units: inTree(units),
    owners: owners.map(({ value, label, detail }) => ({ value, label: `${label}（${detail}）` })),
    targets: termOptions(targets),
    tags: termOptions(tags),
  }
}

/** Whom the viewer may put in charge; a staff member only himself, in his own unit. */
export async function chargeChoices(
  viewer: Viewer,
  project?: { unitId: string; ownerId: string | null },
): Promise<ChargeChoices> {
  const start = { unitId: viewer.unitId, ownerId: viewer.userId }
  const stored = project ?? start
  if (reachOf(viewer, 'project.write') === 'own') {
    const [units, users] = await Promise.all([
      unitNames(reader()),
      userNames(reader(), stored.ownerId ? [stored.ownerId] : []),
    ])
    const named = (names: Map<string, string>) => [...names].map(([value, label]) => ({ value, label }))
    return { units: [], owners: [], shown: { unitId: named(units), ownerId: named(users) }, start }
  }
  const [units, owners] = await Promise.all([
    unitOptions(reader(), viewer, 'project.write'),
    colleagueOptions(reader(), viewer),
  ])
  const unitList = inTree(units)
  const ownerList = owners.map(({ value, label, detail }) => ({ value, label: `${label}（${detail}）` }))
  return { units: unitList, owners: ownerList, shown: { unitId: unitList, ownerId: ownerList }, start }
}

/** What a gate may ask to choose from when a project moves. */
export async function moveOptions(viewer: Viewer): Promise<MoveOptions> {
  const [targets, owners, book, kinds] = await Promise.all([
    termsOf(reader(), 'target-type'),
    colleagueOptions(reader(), viewer),
    gates(),
    proofKinds(),
  ])
  const own = reachOf(viewer, 'project.write') === 'own'
  const mine = own ? owners.filter((owner) => owner.value === viewer.userId) : owners
  return {
    gates: book,
    kinds,
    targets: termOptions(targets),
    owners: mine.map(({ value, label, detail }) => ({ value, label: `${label}（${detail}）` })),
  }
}

const evidenceKinds = cache(() => allTerms(reader(), 'evidence-kind'))

/** The gates; several sections of a page need them, and they are asked once. */
export const gates = cache(() => gateBook(reader(), evidenceKinds()))

/** What a file may prove, asked once per page with the gates; a ledger is kept by its import alone. */
export const proofKinds = cache(async () =>
  termOptions((await evidenceKinds()).filter(({ code, active }) => active && code !== 'ledger')),
)
