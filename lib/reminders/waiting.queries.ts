import { reachOf } from '@/lib/access/roles'
import { paths } from '@/lib/kernel/paths'
import type { NewNotice } from '@/lib/notices/new-notice'
import { countClaims } from '@/lib/projects/claims.queries'
import { keyOf, type Reminder } from './occasion'

/** How much waits for each person who could verify it: one notice a day, not one per claim. */
export const claimsWaiting: Reminder = async (read, { day, people }) => {
  const made: NewNotice[] = []
  for (const viewer of people.viewers.values()) {
    if (reachOf(viewer, 'project.verify') === 'none') continue
    const { stage, money } = await countClaims(read, viewer, 'claimed')
    if (stage + money === 0) continue
    made.push({
      userId: viewer.userId,
      key: keyOf('verification', day),
      kind: 'verification',
      path: paths.claims(),
      title: `有 ${stage + money} 项申报等待认定`,
      detail: `阶段 ${stage} 项，资金 ${money} 项`,
    })
  }
  return made
}
