import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Viewer } from '@/lib/access/viewer'
import { companiesByIds, listCompanies } from '@/lib/companies/list.queries'
import { companyList } from '@/lib/companies/list.schema'
import { companyOptions, findCompany, similarCompanies } from '@/lib/companies/queries'
import { contactsOf } from '@/lib/contacts/queries'
import type { Read } from '@/lib/db/store'
import { parseList } from '@/lib/lists/list.schema'
import { companyProjects } from '@/lib/projects/company.queries'
import { listRequests } from '@/lib/requests/list.queries'
import { requestList } from '@/lib/requests/list.schema'
import { findRequest } from '@/lib/requests/queries'
import { searchEverything } from '@/lib/search/queries'
import { listVisits, visitsByIds } from '@/lib/visits/list.queries'
import { visitList } from '@/lib/visits/list.schema'
import { findVisit, visitsOfCompany } from '@/lib/visits/queries'
import { newPlans } from '../world/plans'

let plans: Awaited<ReturnType<typeof newPlans>>
beforeAll(async () => {
  plans = await newPlans()
})
afterAll(() => plans.close())

const viewer = (role: Viewer['role'], atRoot: boolean): Viewer => ({
  userId: 'p',
  name: 'p',
  username: 'p',
  role,
  unitId: 'u',
  unitName: 'u',
  subtree: ['u', 'v'],
  atRoot,
  sessionId: 's',
  mustChangePassword: false,
})
const VIEWERS = [viewer('staff', false), viewer('manager', false), viewer('leader', true)]

const companies = (query: string) => (read: Read, who: Viewer) =>
  listCompanies(read, who, parseList(companyList, new URLSearchParams(query)))
const visits = (query: string) => (read: Read, who: Viewer) =>
  listVisits(read, who, parseList(visitList, new URLSearchParams(query)))

const companyPage = (read: Read, who: Viewer) =>
  companiesByIds(read, who, parseList(companyList, new URLSearchParams('')), ['a', 'b'])
const visitPage = (read: Read, who: Viewer) =>
  visitsByIds(read, who, parseList(visitList, new URLSearchParams('')), ['a', 'b'])

const requestsAsked = (query: string) => (read: Read, who: Viewer) =>
  listRequests(read, who, parseList(requestList, new URLSearchParams(query)))

const WORK: Record<string, { run: (read: Read, who: Viewer) => Promise<unknown>; most: number }> = {
  'companies by name': { run: companies('sort=name'), most: 2 },
  'companies last changed': { run: companies(''), most: 2 },
  'companies by last visit': { run: companies('sort=-visited'), most: 2 },
  'companies of a unit': { run: companies('unit=u&kind=resident'), most: 2 },
  'companies of an industry': { run: companies('industry=I'), most: 2 },
  'companies with a tag': { run: companies('tag=listed'), most: 2 },
  'a page of companies': { run: companyPage, most: 1 },
  'companies by two characters': { run: companies('q=海尔'), most: 2 },
  'visits, latest first': { run: visits(''), most: 2 },
  'visits of a period': { run: visits('from=2026-01-01&to=2026-03-31&kind=away'), most: 2 },
  'visits of a person': { run: visits('person=p'), most: 2 },
  'visits of a company': { run: visits('company=c'), most: 2 },
  // With the people of each and the units that took part.
  'a page of visits': { run: visitPage, most: 3 },
  'visits by two characters': { run: visits('q=海尔'), most: 2 },
  'a company': { run: (read, who) => findCompany(read, who, 'c'), most: 2 },
  'its people': { run: (read, who) => contactsOf(read, who, 'c'), most: 2 },
  'its visits': { run: (read, who) => visitsOfCompany(read, who, 'c'), most: 1 },
  'its projects': { run: (read, who) => companyProjects(read, who, 'c'), most: 3 },
  'a visit': { run: (read, who) => findVisit(read, who, 'v'), most: 2 },
  'likely doubles': {
    run: (read, who) => similarCompanies(read, who, { name: '海尔集团', uscc: '91370200163562681G' }),
    // Two of them ask for other names: registered ones, and those of merged companies.
    most: 4,
  },
  'requests to be done': { run: requestsAsked('view=unit'), most: 2 },
  'requests by two characters': { run: requestsAsked('q=海尔'), most: 2 },
  'a request': { run: (read, who) => findRequest(read, who, 'r'), most: 3 },
  'a combobox': { run: (read, who) => companyOptions(read, who, '海尔'), most: 2 },
  'the palette': { run: (read, who) => searchEverything(read, who, '海尔'), most: 6 },
}

describe('reading needs few statements and never a big table from end to end', () => {
  for (const [name, { run, most }] of Object.entries(WORK))
    it(name, async () => {
      for (const who of VIEWERS) {
        const { statements, scans } = await plans.watch((read) => run(read, who))
        expect([who.role, scans]).toEqual([who.role, []])
        expect(statements).toBeLessThanOrEqual(most)
      }
    })
})
