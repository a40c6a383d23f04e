/** What is being done with a ledger that was confirmed, in order. */
export const PHASES = ['read', 'understand', 'plan', 'write'] as const
export type Phase = (typeof PHASES)[number]
export const PHASE_TERMS: Record<Phase, string> = { read: '读取', understand: '识别', plan: '核对', write: '写入' }

/** Percent of all at which a phase ends, as measured with 100,000 visits (docs/performance.md). */
const ENDS: Record<Phase, number> = { read: 6, understand: 24, plan: 44, write: 99 }

/** How far the work on a ledger is: rows done of all in this phase; `total` 0 while nobody knows. */
export type Progress = { phase: Phase; done: number; total: number }

export const isPhase = (text: string): text is Phase => PHASES.some((phase) => phase === text)

/** How far all of it is, in whole percent; 100 is never said before it is done. */
export function percentOf({ phase, done, total }: Progress): number {
  const from = ENDS[PHASES[PHASES.indexOf(phase) - 1] ?? phase] ?? 0
  const start = phase === 'read' ? 0 : from
  const share = total > 0 ? Math.min(1, done / total) : 0
  return Math.floor(start + (ENDS[phase] - start) * share)
}

/** Time that has passed, as people say it: 45秒, 2分05秒. */
export function elapsedWords(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds))
  return whole < 60 ? `${whole}秒` : `${Math.floor(whole / 60)}分${String(whole % 60).padStart(2, '0')}秒`
}
