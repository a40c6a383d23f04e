import { paths } from '@/lib/kernel/paths'
import type { RowNoun } from '@/lib/metrics/source'

/** The page of the record behind a figure; a figure that was reported by hand has none. */
export function recordHref({ noun, recordId }: { noun: RowNoun; recordId: string }): string | undefined {
  switch (noun) {
    case 'visit':
      return paths.visits.one(recordId)
    case 'company':
      return paths.companies.one(recordId)
    case 'event':
      return paths.events.one(recordId)
    case 'project':
      return paths.projects.one(recordId)
    case 'request':
      return paths.requests.one(recordId)
    case 'figure':
      return undefined
  }
}
