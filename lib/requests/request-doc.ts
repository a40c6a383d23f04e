import type { SearchDoc } from '@/lib/db/search/search'

type Request = { id: string; unitId: string; title: string; content?: string | null; raisedOn: string }

/** Characters of the description that are indexed. */
const INDEXED = 200

/** What a request is found by: its title, its company's name as it was when written, and how it was described. */
export const requestDoc = (request: Request, companyName: string): SearchDoc => ({
  noun: 'request',
  recordId: request.id,
  unitId: request.unitId,
  title: request.title,
  detail: `${companyName} ${request.raisedOn}`,
  names: [companyName, request.title],
  texts: [(request.content ?? '').slice(0, INDEXED)],
})
