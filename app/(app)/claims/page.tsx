import { BadgeCheck } from 'lucide-react'
import type { Metadata } from 'next'
import { ClaimActions } from '@/components/projects/claim-actions'
import { ClaimList, claimTitle } from '@/components/projects/claim-list'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { Tabs } from '@/components/ui/tabs'
import { pageViewer } from '@/lib/access/page'
import { may } from '@/lib/access/roles'
import { reader } from '@/lib/access/session'
import { paths } from '@/lib/kernel/paths'
import { PAGE_SIZE } from '@/lib/lists/list.schema'
import { type Claim, countClaims, listClaims } from '@/lib/projects/claims.queries'
import { CLAIM_KIND_TERMS, type ClaimKind } from '@/lib/projects/claims.schema'
import { rejectClaimAction, verifyClaimAction } from '../projects/actions'

export const metadata: Metadata = { title: '认定' }

type Search = Promise<Record<string, string | string[] | undefined>>

/** What waits to be verified by this viewer; who only reads sees what waits in his scope, and what was rejected. */
export default async function ClaimsPage({ searchParams }: { searchParams: Search }) {
  const viewer = await pageViewer('project.read')
  const given = await searchParams
  const kind: ClaimKind = given.kind === 'money' ? 'money' : 'stage'
  const status = given.status === 'rejected' ? 'rejected' : 'claimed'
  const page = Math.min(Math.max(Math.trunc(Number(given.page)) || 1, 1), 2000)
  const deciding = may(viewer, 'project.verify')
  const permission = deciding && status === 'claimed' ? 'project.verify' : 'project.read'
  const [waiting, rejected, claims] = await Promise.all([
    countClaims(reader(), viewer, 'claimed', deciding ? 'project.verify' : 'project.read'),
    countClaims(reader(), viewer, 'rejected', 'project.read'),
    listClaims(reader(), viewer, { kind, status, page }, permission),
  ])
  const counts = { claimed: waiting, rejected }
  const tab = (toStatus: 'claimed' | 'rejected', toKind: ClaimKind) => ({
    label: `${CLAIM_KIND_TERMS[toKind]}${toStatus === 'claimed' ? '待认定' : '未通过'}`,
    href: paths.claims({ kind: toKind, status: toStatus === 'rejected' ? 'rejected' : undefined }),
    count: counts[toStatus][toKind],
    current: toStatus === status && toKind === kind,
  })
  const actions = (claim: Claim) => {
    if (!deciding || status !== 'claimed') return null
    if (claim.createdBy === viewer.userId) return <span className="text-sm text-ink-muted">本人申报，须由他人认定</span>
    const { id, version } = claim
    return (
      <ClaimActions
        key={`${id}-${version}`}
        claim={{ kind, id, version }}
        what={claimTitle(claim)}
        verify={verifyClaimAction}
        reject={rejectClaimAction}
      />
    )
  }
  return (
    <>
      <PageHeader title="认定" meta="申报的阶段和资金，经申报人以外的负责人认定后才计入完成数" />
      <Tabs
        label="申报事项"
        tabs={[tab('claimed', 'stage'), tab('claimed', 'money'), tab('rejected', 'stage'), tab('rejected', 'money')]}
      />
      <Card flush>
        <ClaimList
          claims={claims}
          actions={actions}
          empty={
            <EmptyState icon={<BadgeCheck />} title={status === 'claimed' ? '没有待认定的事项' : '没有未通过的事项'}>
              项目进入签约及以后的阶段，或登记了资金，就会出现在这里。
            </EmptyState>
          }
        />
        {counts[status][kind] > 0 ? (
          <Pagination
            page={page}
            pageSize={PAGE_SIZE}
            total={counts[status][kind]}
            unit="项"
            pageHref={(next) => paths.claims({ kind, status: status === 'rejected' ? status : undefined, page: next })}
          />
        ) : null}
      </Card>
    </>
  )
}
