import { ClaimActions } from '@/components/projects/claim-actions'
import { reaches } from '@/lib/access/scope'
import type { Viewer } from '@/lib/access/viewer'
import { MONEY_KIND_TERMS, STAGE_TERMS } from '@/lib/kernel/terms'
import { type Blocker, isTicked } from '@/lib/projects/claim.rules'
import type { MoneyLogRow, ProjectDetail, StageLogRow } from '@/lib/projects/one.queries'
import { isMoneyClaim } from '@/lib/projects/rules'
import {
  rejectClaimAction,
  renewClaimAction,
  returnClaimAction,
  revokeClaimAction,
  verifyClaimAction,
  withdrawClaimAction,
} from '../../claims/actions'

type Props = { viewer: Viewer; project: ProjectDetail; blockers: Map<string, Blocker[]> } & (
  | { kind: 'stage'; row: StageLogRow }
  | { kind: 'money'; row: MoneyLogRow }
)

/** What this viewer may do about one claim of the project: decide it, take it back, claim it again, or nothing. */
export function ClaimCell({ viewer, project, blockers, ...claim }: Props) {
  const { id, version, verification, createdBy, returnedAt } = claim.row
  if (claim.kind === 'money' && !isMoneyClaim(claim.row.kind, project.stage)) return null
  const what = `${project.name} · ${claim.kind === 'stage' ? STAGE_TERMS[claim.row.stage] : MONEY_KIND_TERMS[claim.row.kind]}`
  const found = blockers.get(id) ?? []
  const deciding = reaches(viewer, 'project.verify', project) && !found.some((blocker) => blocker.code === 'own')
  const writing = reaches(viewer, 'project.write', project)
  const mine = createdBy === viewer.userId || project.ownerId === viewer.userId
  const waits = verification === 'claimed' && !returnedAt
  return (
    <ClaimActions
      key={`${id}-${version}`}
      claim={{ kind: claim.kind, id, version }}
      what={what}
      blockers={found.filter((blocker) => !isTicked(blocker)).map((blocker) => blocker.text)}
      acts={{
        verify: deciding && waits ? verifyClaimAction : undefined,
        sendBack: deciding && waits ? returnClaimAction : undefined,
        reject: deciding && verification === 'claimed' ? rejectClaimAction : undefined,
        revoke: deciding && verification === 'verified' ? revokeClaimAction : undefined,
        renew:
          writing && (verification === 'rejected' || (verification === 'claimed' && returnedAt))
            ? renewClaimAction
            : undefined,
        withdraw: writing && mine && verification !== 'verified' ? withdrawClaimAction : undefined,
      }}
    />
  )
}
