import { ClaimActions, RenewClaim } from '@/components/projects/claim-actions'
import { reaches } from '@/lib/access/scope'
import type { Viewer } from '@/lib/access/viewer'
import { MONEY_KIND_TERMS, STAGE_TERMS } from '@/lib/kernel/terms'
import type { MoneyLogRow, ProjectDetail, StageLogRow } from '@/lib/projects/one.queries'
import { isMoneyClaim } from '@/lib/projects/rules'
import { rejectClaimAction, renewClaimAction, verifyClaimAction } from '../actions'

type Props = { viewer: Viewer; project: ProjectDetail } & (
  | { kind: 'stage'; row: StageLogRow }
  | { kind: 'money'; row: MoneyLogRow }
)

/** What this viewer may do about one claim of the project: decide it, claim it again, or nothing. */
export function ClaimCell({ viewer, project, ...claim }: Props) {
  const { id, version, verification, createdBy } = claim.row
  if (claim.kind === 'money' && !isMoneyClaim(claim.row.kind, project.stage)) return null
  const key = { kind: claim.kind, id, version }
  const what = `${project.name} · ${claim.kind === 'stage' ? STAGE_TERMS[claim.row.stage] : MONEY_KIND_TERMS[claim.row.kind]}`
  if (verification === 'claimed' && createdBy !== viewer.userId && reaches(viewer, 'project.verify', project))
    return <ClaimActions claim={key} what={what} verify={verifyClaimAction} reject={rejectClaimAction} />
  if (verification === 'rejected' && reaches(viewer, 'project.write', project))
    return <RenewClaim claim={key} what={what} renew={renewClaimAction} />
  return null
}
