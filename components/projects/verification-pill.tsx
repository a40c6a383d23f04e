import { Badge } from '@/components/ui/badge'
import type { Tone } from '@/components/ui/tone'
import { PROJECT_STATE_TERMS, type ProjectState, VERIFICATION_TERMS, type Verification } from '@/lib/kernel/terms'

const TONES: Record<Verification, Tone> = { claimed: 'warn', verified: 'ok', rejected: 'bad' }
const STATE_TONES: Record<ProjectState, Tone> = { active: 'accent', suspended: 'warn', lost: 'bad' }

export function VerificationPill({ verification }: { verification: Verification }) {
  return <Badge tone={TONES[verification]}>{VERIFICATION_TERMS[verification]}</Badge>
}

export function StatePill({ state }: { state: ProjectState }) {
  return <Badge tone={STATE_TONES[state]}>{PROJECT_STATE_TERMS[state]}</Badge>
}
