import { findCompanies } from '@/components/offline/find-company'
import { snapshot } from '@/components/offline/snapshot'
import type { AboutCompany, FoundCompany } from './known'

/** Companies the phone knows by what was typed; undefined when it knows nothing. */
export async function companiesHere(text: string): Promise<FoundCompany[] | undefined> {
  const known = await snapshot()
  return known && findCompanies(known.companies, text).map(({ id, name }) => ({ value: id, label: name }))
}

/** What the phone knows of a company. */
export async function aboutHere(companyId: string): Promise<AboutCompany | undefined> {
  const known = await snapshot()
  if (!known) return undefined
  const contacts = (known.contacts[companyId] ?? []).map(({ id, name, title }) => ({
    value: id,
    label: title ? `${name} ${title}` : name,
  }))
  return { projects: known.projects[companyId] ?? [], contacts }
}
