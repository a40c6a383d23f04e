import { Badge } from '@/components/ui/badge'
import type { Tone } from '@/components/ui/tone'
import { REPORT_STATE_TERMS, type ReportState } from '@/lib/kernel/terms'
import type { Lateness } from '@/lib/reports/making/schedule.rules'

const TONE: Record<ReportState, Tone> = { draft: 'neutral', submitted: 'accent', approved: 'ok', published: 'ok' }

/** How far a summary is; null where nobody has begun. */
export function StateBadge({ state }: { state: ReportState | null }) {
  return state ? <Badge tone={TONE[state]}>{REPORT_STATE_TERMS[state]}</Badge> : <Badge>未起草</Badge>
}

/** How a summary stands to its date, in words; nothing where there is none. */
export function LatenessText({ lateness, handedIn }: { lateness: Lateness; handedIn: boolean }) {
  switch (lateness.kind) {
    case 'none':
      return null
    case 'in-time':
      return <span className="text-ok">按时报送</span>
    case 'left':
      return (
        <span className={lateness.days <= 1 ? 'text-warn' : undefined}>
          {lateness.days === 0 ? '今天到期' : `还有${lateness.days}个工作日`}
        </span>
      )
    case 'late':
      return (
        <span className="text-bad">
          {handedIn ? '迟报' : '逾期'}
          {lateness.days}个工作日
        </span>
      )
  }
}
