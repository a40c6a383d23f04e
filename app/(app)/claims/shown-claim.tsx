import { EvidenceList } from '@/components/evidence/evidence-list'
import { ClaimActions, type ClaimActs } from '@/components/projects/claim-actions'
import { ClaimPanel } from '@/components/projects/claim-panel'
import { claimTitle } from '@/components/projects/claim-title'
import { History } from '@/components/projects/history'
import { ProjectFacts } from '@/components/projects/project-facts'
import { reaches } from '@/lib/access/scope'
import { reader } from '@/lib/access/session'
import type { Viewer } from '@/lib/access/viewer'
import { evidenceOfProject, evidenceOfRecord } from '@/lib/evidence/queries'
import { isTicked } from '@/lib/projects/claim.rules'
import { claimDetail } from '@/lib/projects/claim-detail.queries'
import type { Claim } from '@/lib/projects/claims.queries'
import { likelyDuplicates } from '@/lib/projects/duplicates.queries'
import { findProject, moneyLog, stageLog, turnsOf, visitsOf } from '@/lib/projects/one.queries'
import {
  rejectNextAction,
  renewClaimAction,
  returnNextAction,
  revokeClaimAction,
  verifyNextAction,
  withdrawClaimAction,
} from './actions'

/** One claim with everything that it is decided by. `next`: where the queue goes on. */
export async function ShownClaim({ viewer, claim, next }: { viewer: Viewer; claim: Claim; next: string }) {
  const read = reader()
  const id = claim.projectId ?? ''
  const project = id ? await findProject(read, viewer, id) : undefined
  const [detail, evidence, stages, money, turns, visits, duplicates] = await Promise.all([
    claimDetail(read, viewer, claim),
    project ? evidenceOfProject(read, viewer, id) : evidenceOfRecord(read, viewer, claim.kind, claim.id),
    stageLog(read, id),
    moneyLog(read, id),
    turnsOf(read, id),
    visitsOf(read, viewer, id),
    project ? likelyDuplicates(read, viewer, project) : [],
  ])
  const deciding = project ? reaches(viewer, 'project.verify', project) : false
  const own = detail.blockers.some((blocker) => blocker.code === 'own')
  return (
    <ClaimPanel
      claim={claim}
      detail={detail}
      duplicates={duplicates}
      evidence={
        evidence.length > 0 ? <EvidenceList rows={evidence} /> : <p className="p-4 text-ink-muted">还没有佐证材料。</p>
      }
      facts={project ? <ProjectFacts project={project} /> : null}
      history={<History stages={stages} money={money} turns={turns} visits={visits} />}
      actions={
        <ClaimActions
          key={`${claim.id}-${claim.version}`}
          claim={{ kind: claim.kind, id: claim.id, version: claim.version }}
          what={claimTitle(claim)}
          acts={actsOf(claim, {
            deciding: deciding && !own,
            writing: project ? reaches(viewer, 'project.write', project) : false,
            mine: claim.createdBy === viewer.userId || project?.ownerId === viewer.userId,
          })}
          blockers={detail.blockers.filter((blocker) => !isTicked(blocker)).map((blocker) => blocker.text)}
          next={next}
          size="normal"
          keyed
        />
      }
    />
  )
}

type May = { deciding: boolean; writing: boolean; mine: boolean }

/** What may be done about a claim as it stands; blockers of verifying are shown, not hidden. */
function actsOf(claim: Claim, { deciding, writing, mine }: May): ClaimActs {
  const withdraw = writing && mine ? withdrawClaimAction : undefined
  if (claim.verification === 'verified') return deciding ? { revoke: revokeClaimAction } : {}
  const renew = writing ? renewClaimAction : undefined
  if (claim.verification === 'rejected') return { renew, withdraw }
  if (claim.returnedAt) return { renew, withdraw, ...(deciding ? { reject: rejectNextAction } : {}) }
  return {
    ...(deciding ? { verify: verifyNextAction, sendBack: returnNextAction, reject: rejectNextAction } : {}),
    withdraw,
  }
}
