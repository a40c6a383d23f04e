import { and, eq, inArray, isNull, ne } from 'drizzle-orm'
import { may } from '@/lib/access/roles'
import { reaches } from '@/lib/access/scope'
import type { Viewer } from '@/lib/access/viewer'
import { companiesByAlias } from '@/lib/companies/alias.queries'
import { searchNoun } from '@/lib/db/search/search'
import type { Read } from '@/lib/db/store'
import { companies } from '@/lib/db/tables/companies'
import { units, users } from '@/lib/db/tables/people'
import { projects } from '@/lib/db/tables/projects'
import { foldName } from '@/lib/kernel/name'
import { STAGE_TERMS } from '@/lib/kernel/terms'
import { normaliseUscc } from '@/lib/kernel/uscc'
import { similarNameIds } from './candidates.queries'
import { companiesByPhone } from './facts.queries'
import { type Typed, typedMatch } from './similar.rules'
import { stageGroup } from './stage-group.rules'

const OFFERED = 8
const LOOKED_AT = 80

/** A stored record that may be the one being typed. Without `id` it lies out of the viewer's reach: name and unit only, no link. */
export type SimilarRecord = {
  key: string
  id: string | null
  noun: 'company' | 'project'
  name: string
  unitName: string
  /** Why it is shown, in words. */
  because: string
  /** Where it stands: stage (in full within reach, else its group), owner within reach, last visit. */
  detail: string
}

/** Companies of every unit that may be the one being typed: same code first, then same name, similar name, same phone. */
export async function similarCompanyRecords(read: Read, viewer: Viewer, typed: Typed): Promise<SimilarRecord[]> {
  if (!may(viewer, 'company.read')) return []
  const asked = { ...typed, uscc: normaliseUscc(typed.uscc) }
  const ids = new Set(await namedIds(read, 'company', asked.name))
  const folded = foldName(asked.name)
  const equal = folded
    ? await read.select({ id: companies.id }).from(companies).where(eq(companies.folded, folded)).limit(OFFERED)
    : []
  const known = folded ? ((await companiesByAlias(read, [folded])).get(folded) ?? []) : []
  const coded = asked.uscc
    ? await read.select({ id: companies.id }).from(companies).where(eq(companies.uscc, asked.uscc)).limit(OFFERED)
    : []
  const called = asked.phone ? [...(await companiesByPhone(read, [asked.phone])).values()].flat() : []
  for (const { id } of [...equal, ...coded]) ids.add(id)
  for (const id of [...called, ...known]) ids.add(id)
  if (ids.size === 0) return []
  const rows = await read
    .select({
      id: companies.id,
      name: companies.name,
      uscc: companies.uscc,
      unitName: units.name,
      ownerName: users.name,
      lastVisitOn: companies.lastVisitOn,
    })
    .from(companies)
    .leftJoin(units, eq(units.id, companies.unitId))
    .leftJoin(users, eq(users.id, companies.ownerId))
    .where(
      and(
        inArray(companies.id, [...ids].slice(0, LOOKED_AT)),
        isNull(companies.deletedAt),
        typed.except ? ne(companies.id, typed.except) : undefined,
      ),
    )
  return ranked(
    rows.map((row) => {
      const beside = {
        investor: null,
        phoned: called.includes(row.id),
        aliases: known.includes(row.id) ? [folded] : [],
      }
      return { row, match: typedMatch(asked, { ...row, ...beside }) }
    }),
    ({ id, name, unitName, ownerName, lastVisitOn }, because) => ({
      key: id,
      id,
      noun: 'company',
      name,
      unitName: unitName ?? '',
      because,
      detail: [ownerName, lastVisitOn ? `最近走访 ${lastVisitOn}` : '尚未走访'].filter(Boolean).join(' · '),
    }),
  )
}

/** Projects of every unit that may be the one being typed, for who may write projects; what lies out of reach is masked. */
export async function similarProjects(read: Read, viewer: Viewer, typed: Typed): Promise<SimilarRecord[]> {
  if (!may(viewer, 'project.write')) return []
  const asked = { ...typed, uscc: normaliseUscc(typed.uscc) }
  const ids = new Set(await namedIds(read, 'project', asked.name))
  const folded = foldName(asked.name)
  const investor = foldName(asked.investor)
  if (folded)
    for (const { id } of await read
      .select({ id: projects.id })
      .from(projects)
      .where(eq(projects.folded, folded))
      .limit(9))
      ids.add(id)
  if (asked.uscc)
    for (const { id } of await read
      .select({ id: projects.id })
      .from(projects)
      .where(eq(projects.landedUscc, asked.uscc))
      .limit(OFFERED))
      ids.add(id)
  if ([...investor].length >= 3)
    for (const hit of await searchNoun(read, 'project', investor, { limit: 20 })) ids.add(hit.recordId)
  if (ids.size === 0) return []
  const rows = await read
    .select({
      id: projects.id,
      name: projects.name,
      uscc: projects.landedUscc,
      investor: projects.investor,
      stage: projects.stage,
      state: projects.state,
      unitId: projects.unitId,
      ownerId: projects.ownerId,
      unitName: units.name,
      ownerName: users.name,
    })
    .from(projects)
    .leftJoin(units, eq(units.id, projects.unitId))
    .leftJoin(users, eq(users.id, projects.ownerId))
    .where(
      and(
        inArray(projects.id, [...ids].slice(0, LOOKED_AT)),
        isNull(projects.deletedAt),
        typed.except ? ne(projects.id, typed.except) : undefined,
      ),
    )
  return ranked(
    rows.map((row) => ({ row, match: typedMatch(asked, { ...row, phoned: false }) })),
    (row, because) => {
      const mine = reaches(viewer, 'project.read', row)
      return {
        key: mine ? row.id : `${row.unitName} ${row.name}`,
        id: mine ? row.id : null,
        noun: 'project',
        name: row.name,
        unitName: row.unitName ?? '',
        because,
        detail: mine
          ? [row.ownerName, row.state === 'active' ? STAGE_TERMS[row.stage] : stageGroup(row)]
              .filter(Boolean)
              .join(' · ')
          : stageGroup(row),
      }
    },
  )
}

async function namedIds(read: Read, noun: 'company' | 'project', name: string): Promise<string[]> {
  const folded = foldName(name)
  const part = [...folded].length >= 3 ? await searchNoun(read, noun, folded, { limit: OFFERED }) : []
  return [...(await similarNameIds(read, noun, name)), ...part.map((hit) => hit.recordId)]
}

type Match = { rank: number; because: string } | undefined
function ranked<Row>(
  all: Array<{ row: Row; match: Match }>,
  show: (row: Row, because: string) => SimilarRecord,
): SimilarRecord[] {
  return all
    .flatMap(({ row, match }) => (match ? [{ row, match }] : []))
    .toSorted((a, b) => a.match.rank - b.match.rank)
    .slice(0, OFFERED)
    .map(({ row, match }) => show(row, match.because))
}
