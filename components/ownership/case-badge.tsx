import { Badge } from '@/components/ui/badge'
import { CASE_STATUS_TERMS, type CaseStatus } from '@/lib/ownership/schema'

const TONES = {
  proposed: 'warn',
  agreed: 'ok',
  refused: 'bad',
  withdrawn: 'neutral',
  ruled: 'accent',
} as const satisfies Record<CaseStatus, string>

/** Where a case stands, in a word. */
export const CaseBadge = ({ status }: { status: CaseStatus }) => (
  <Badge tone={TONES[status]}>{CASE_STATUS_TERMS[status]}</Badge>
)
