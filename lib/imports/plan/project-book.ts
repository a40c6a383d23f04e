import { foldName } from '@/lib/kernel/name'
import type { KnownProject } from './known'
import type { Plan } from './plan-types'

export type ProjectBook = {
  get: (id: string | undefined) => KnownProject | undefined
  /** Projects of that name whose investor is the same, else those where it is not known on one side. Several fit equally. */
  find: (name: string, investor: string | undefined) => KnownProject[]
  /** Projects of an investor, a landed company, or of that name: where money belongs. */
  ofMoney: (name: string, companyId: string | undefined) => KnownProject[]
  add: (project: KnownProject) => KnownProject
  /** Rows that this import makes, by id. */
  planned: Map<string, Plan['projects'][number]>
}

/** The projects that rows of one import may mean: stored ones and those made by earlier rows. */
export function projectBook(stored: readonly KnownProject[]): ProjectBook {
  const byId = new Map<string, KnownProject>()
  const byName = new Map<string, KnownProject[]>()
  const byCompany = new Map<string, KnownProject[]>()
  const byLanded = new Map<string, KnownProject[]>()
  const put = (map: Map<string, KnownProject[]>, key: string | null, project: KnownProject) => {
    if (!key) return
    const there = map.get(key)
    if (there) there.push(project)
    else map.set(key, [project])
  }
  const add = (project: KnownProject) => {
    byId.set(project.id, project)
    put(byName, project.folded, project)
    put(byCompany, project.investorCompanyId, project)
    put(byLanded, project.landedName && foldName(project.landedName), project)
    return project
  }
  stored.forEach(add)
  return {
    add,
    planned: new Map(),
    get: (id) => (id ? byId.get(id) : undefined),
    find: (name, investor) => {
      const same = byName.get(foldName(name)) ?? []
      const folded = investor ? foldName(investor) : ''
      const exact = same.filter((one) => investorOf(one) === folded)
      return exact.length > 0 ? exact : same.filter((one) => folded === '' || investorOf(one) === '')
    },
    ofMoney: (name, companyId) => {
      const found = [
        (companyId && byCompany.get(companyId)) || [],
        byLanded.get(foldName(name)) ?? [],
        byName.get(foldName(name)) ?? [],
      ]
      return found.find((projects) => projects.length > 0) ?? []
    },
  }
}

export const investorOf = ({ investor }: KnownProject): string => foldName(investor?.split('、')[0] ?? '')
