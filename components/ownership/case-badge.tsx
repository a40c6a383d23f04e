import { Badge } from '@/components/ui/badge'
import { CASE_STATUS_TERMS, type CaseKind, type CaseStatus } from '@/lib/ownership/schema'

const TONES = {
  proposed: 'warn',
  agreed: 'ok',
  refused: 'bad',
  withdrawn: 'neutral',
  ruled: 'accent',
} as const satisfies Record<CaseStatus, string>

/** Where a case stands, in a word. */
export const CaseBadge = ({ status, kind }: { status: CaseStatus; kind: CaseKind }) => (
  <Badge tone={TONES[status]}>
    {kind === 'dispute' && status === 'proposed' ? '待裁定' : CASE_STATUS_TERMS[status]}
  </Badge>
)
