import { Badge } from '@/components/ui/badge'
import type { Tone } from '@/components/ui/tone'
import { PACE_TERMS, type Pace } from '@/lib/goals/progress.rules'

export const PACE_TONES: Record<Pace, Tone> = { ahead: 'ok', 'on-time': 'ok', behind: 'bad' }

/** 超序时、达序时、欠序时; the word carries the meaning. */
export function PaceBadge({ pace }: { pace: Pace }) {
  return <Badge tone={PACE_TONES[pace]}>{PACE_TERMS[pace]}</Badge>
}
