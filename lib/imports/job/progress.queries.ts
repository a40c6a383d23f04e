import type { Viewer } from '@/lib/access/viewer'
import type { Read } from '@/lib/db/store'
import { now } from '@/lib/kernel/clock'
import type { BatchStatus } from '@/lib/kernel/terms'
import { findBatch } from '../queries'
import { progressOf } from './live'
import { elapsedWords, isPhase, PHASE_TERMS, PHASES, type Phase, percentOf } from './phases.rules'

/** How far a ledger is, ready to be shown: components know nothing of imports. */
export type ImportProgress = {
  status: BatchStatus
  phase: Phase | null
  /** The phases in order, in words. */
  steps: { phase: Phase; label: string }[]
  /** Rows done of all, in words; empty while nobody knows. */
  rows: string
  percent: number
  elapsed: string
}

/** How far an import is: from this process where it does the work, else as the server that does noted it last. Throws not-found. */
export async function importProgress(read: Read, viewer: Viewer, id: string): Promise<ImportProgress> {
  const { status, progress: noted, updatedAt } = await findBatch(read, viewer, id)
  const live = progressOf(id) ?? (noted && isPhase(noted.phase) ? { ...noted, phase: noted.phase } : undefined)
  const progress = status === 'writing' ? live : undefined
  const { done = 0, total = 0 } = progress ?? {}
  return {
    status,
    phase: progress?.phase ?? null,
    steps: PHASES.map((phase) => ({ phase, label: PHASE_TERMS[phase] })),
    rows: total > 0 ? `${done.toLocaleString('zh-CN')} / ${total.toLocaleString('zh-CN')} 行` : '',
    percent: progress ? percentOf(progress) : 0,
    elapsed: elapsedWords((now().getTime() - updatedAt.getTime()) / 1000),
  }
}
