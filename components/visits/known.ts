import type { Option } from '@/components/ui/text-input'

export type FoundCompany = Option & { detail?: string }
/** What a form needs of its company beside the name. */
export type AboutCompany = { projects: Option[]; contacts: Option[] }

async function ask<Answer>(address: string, signal: AbortSignal): Promise<Answer> {
  const answer = await fetch(address, { signal, headers: { accept: 'application/json' } })
  if (!answer.ok) throw new Error(`${address} answered ${answer.status}`)
  return answer.json()
}

/** Companies by two characters, pinyin, initials or code. Rejects when neither the server nor the device can say. */
export async function findCompanies(text: string, signal: AbortSignal): Promise<FoundCompany[]> {
  return ask(`/api/companies/options?q=${encodeURIComponent(text)}`, signal)
}

/** A company's projects and contacts in the viewer's scope. */
export async function aboutCompany(companyId: string, signal: AbortSignal): Promise<AboutCompany> {
  return ask(`/api/visits/company?id=${encodeURIComponent(companyId)}`, signal)
}
