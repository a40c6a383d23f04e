import { and, asc, eq, inArray } from 'drizzle-orm'
import type { Permission } from '@/lib/access/permissions'
import { may } from '@/lib/access/roles'
import { reachedUnits } from '@/lib/access/scope'
import type { Viewer } from '@/lib/access/viewer'
import { searchNoun } from '@/lib/db/search/search'
import type { Read } from '@/lib/db/store'
import { units, users } from '@/lib/db/tables/people'
import { paths } from '@/lib/kernel/paths'
import { ROLE_TERMS } from '@/lib/kernel/terms'
import { searchRequests } from '@/lib/requests/queries'
import { nameMatches } from '@/lib/users/name-matches'

export type SearchItem = { id: string; title: string; detail?: string; href: string }
export type SearchGroup = { title: string; items: SearchItem[] }

/** Answers per group: a palette is for jumping, lists are for looking through. */
const EACH = 6

const NOUNS: Array<{ noun: string; title: string; permission: Permission; href: (id: string) => string }> = [
  { noun: 'company', title: '企业', permission: 'company.read', href: paths.companies.one },
  { noun: 'project', title: '项目', permission: 'project.read', href: paths.projects.one },
  { noun: 'visit', title: '走访', permission: 'visit.read', href: paths.visits.one },
  { noun: 'event', title: '推介活动', permission: 'event.read', href: paths.events.one },
]

/**
 * Companies, projects, visits, events, requests and people that hold what was typed: Chinese from two characters, pinyin, initials, 统一社会信用代码.
 * Only what the viewer may open; groups without answers are left out.
 */
export async function searchEverything(read: Read, viewer: Viewer, typed: string): Promise<SearchGroup[]> {
  const groups = await Promise.all([
    ...NOUNS.map(async ({ noun, title, permission, href }) => {
      const hits = await searchNoun(read, noun, typed, { units: reachedUnits(viewer, permission), limit: EACH })
      const items = hits.map((hit) => ({
        id: hit.recordId,
        title: hit.title,
        detail: hit.detail ?? undefined,
        href: href(hit.recordId),
      }))
      return { title, items }
    }),
    requestGroup(read, viewer, typed),
    searchPeople(read, viewer, typed),
  ])
  return groups.filter((group) => group.items.length > 0)
}

/** Requests are read by two units, the one that raised them and the one that has them: their own reach decides. */
async function requestGroup(read: Read, viewer: Viewer, typed: string): Promise<SearchGroup> {
  const title = '诉求'
  if (!may(viewer, 'request.read') || [...typed.trim()].length < 2) return { title, items: [] }
  const rows = await searchRequests(read, viewer, typed, EACH)
  const items = rows.map((row) => ({
    id: row.id,
    title: row.title,
    detail: row.companyName,
    href: paths.requests.one(row.id),
  }))
  return { title, items }
}

/** Colleagues within the viewer's reach by name; they lead to what they did, or for an admin to their account. */
async function searchPeople(read: Read, viewer: Viewer, typed: string): Promise<SearchGroup> {
  const title = '人员'
  const accounts = may(viewer, 'user.write')
  const ids = reachedUnits(viewer, accounts ? 'user.write' : 'visit.read')
  if ([...typed.trim()].length < 2 || ids?.length === 0) return { title, items: [] }
  const rows = await read
    .select({ id: users.id, name: users.name, role: users.role, unitName: units.name })
    .from(users)
    .innerJoin(units, eq(units.id, users.unitId))
    .where(and(eq(users.active, true), ids && inArray(users.unitId, ids)))
    .orderBy(asc(units.sort), asc(users.name), asc(users.id))
  const items = rows
    .filter((row) => nameMatches(row.name, typed))
    .slice(0, EACH)
    .map(({ id, name, role, unitName }) => ({
      id,
      title: name,
      detail: `${unitName} · ${ROLE_TERMS[role]}`,
      href: accounts ? paths.settings('users', { q: name }) : paths.visits.list({ person: id }),
    }))
  return { title, items }
}
