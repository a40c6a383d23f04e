import type { Option } from '@/components/ui/text-input'

export type FoundCompany = Option & { detail?: string }
/** What a form needs of its company beside the name. */
export type AboutCompany = { projects: Option[]; contacts: Option[] }

async function ask<Answer>(address: string, signal: AbortSignal): Promise<Answer> {
  const answer = await fetch(address, { signal, headers: { accept: 'application/json' } })
  if (!answer.ok) throw new Error(`${address} answered ${answer.status}`)
  return answer.json()
}

/** The server's answer, or the phone's own where the server cannot be asked; loaded only then. */
async function orOffline<Answer>(
  asking: Promise<Answer>,
  signal: AbortSignal,
  offline: (known: typeof import('./known-offline')) => Promise<Answer | undefined>,
): Promise<Answer> {
  try {
    return await asking
  } catch (error) {
    if (signal.aborted) throw error
    const answer = await offline(await import('./known-offline'))
    if (answer === undefined) throw error
    return answer
  }
}

/** Companies by two characters, pinyin, initials or code. Rejects when neither the server nor the phone can say. */
export async function findCompanies(text: string, signal: AbortSignal): Promise<FoundCompany[]> {
  const asking = ask<FoundCompany[]>(`/api/companies/options?q=${encodeURIComponent(text)}`, signal)
  return orOffline(asking, signal, (known) => known.companiesHere(text))
}

/** A company's projects and contacts in the viewer's scope. */
export async function aboutCompany(companyId: string, signal: AbortSignal): Promise<AboutCompany> {
  const asking = ask<AboutCompany>(`/api/visits/company?id=${encodeURIComponent(companyId)}`, signal)
  return orOffline(asking, signal, (known) => known.aboutHere(companyId))
}
