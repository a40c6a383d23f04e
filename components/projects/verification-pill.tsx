import { Badge } from '@/components/ui/badge'
import type { Tone } from '@/components/ui/tone'
import { PROJECT_STATE_TERMS, type ProjectState, VERIFICATION_TERMS, type Verification } from '@/lib/kernel/terms'

const TONES: Record<Verification, Tone> = { claimed: 'warn', verified: 'ok', rejected: 'bad' }
const STATE_TONES: Record<ProjectState, Tone> = { active: 'accent', suspended: 'warn', lost: 'bad' }

/** Where a claim stands; what was sent back to its claimant is a claim, and says so by its own word. */
export function VerificationPill({ verification, returned }: { verification: Verification; returned?: boolean }) {
  if (verification === 'claimed' && returned) return <Badge tone="accent">退回补正</Badge>
  return <Badge tone={TONES[verification]}>{VERIFICATION_TERMS[verification]}</Badge>
}

export function StatePill({ state }: { state: ProjectState }) {
  return <Badge tone={STATE_TONES[state]}>{PROJECT_STATE_TERMS[state]}</Badge>
}
