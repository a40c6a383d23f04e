import type { Day } from '@/lib/kernel/month'
import type { NoticeKind } from './kinds'

/** Something for one person. `key` names the occasion (`mention:<comment>`): the same key is told to a person once, ever. `path` is from kernel/paths. */
export type NewNotice = {
  userId: string
  key: string
  kind: NoticeKind
  path: string
  title: string
  detail?: string | null
  noun?: string | null
  recordId?: string | null
  dueOn?: Day | null
}
