import { ButtonLink } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { reader } from '@/lib/access/session'
import type { Viewer } from '@/lib/access/viewer'
import { paths } from '@/lib/kernel/paths'
import { countClaims } from '@/lib/projects/claims.queries'

/** What was sent back to this person, or to a project he owns: nothing else happens to it until he claims it again. */
export async function ReturnedClaims({ viewer }: { viewer: Viewer }) {
  const { stage, money } = await countClaims(reader(), viewer, 'returned', 'project.read', true)
  if (stage + money === 0) return null
  const kind = stage === 0 ? 'money' : undefined
  return (
    <Notice
      tone="warn"
      action={<ButtonLink href={paths.claims({ status: 'returned', kind, mine: '1' })}>去补正</ButtonLink>}
    >
      有 {stage + money} 项申报被退回补正：项目节点 {stage} 项，资金 {money} 项。
    </Notice>
  )
}
