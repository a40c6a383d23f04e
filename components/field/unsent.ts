import type { Counts } from '@/components/offline/frame'
import type { DraftState } from '@/components/offline/types'

/** How many go by themselves, and how many need their person first. */
export function countUnsent(drafts: Array<{ state: DraftState }>): Counts {
  const of = (...states: DraftState[]) => drafts.filter(({ state }) => states.includes(state)).length
  return { waiting: of('waiting', 'sending'), attention: of('attention') }
}

/** 2 条需处理、1 条待发送; empty when there is nothing. */
export function unsentWords({ waiting, attention }: Counts): string {
  const parts = [attention > 0 && `${attention} 条需处理`, waiting > 0 && `${waiting} 条待发送`]
  return parts.filter(Boolean).join('、')
}
