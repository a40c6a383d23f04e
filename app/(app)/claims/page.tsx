import { BadgeCheck, ChevronLeft } from 'lucide-react'
import type { Metadata } from 'next'
import Link from 'next/link'
import { ExportLinks } from '@/components/lists/export-links'
import { BulkVerify } from '@/components/projects/bulk-verify'
import { claimTitle } from '@/components/projects/claim-title'
import { QueueKeys } from '@/components/projects/queue-keys'
import { BULK_FORM, QueueList } from '@/components/projects/queue-list'
import { ButtonLink } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { cx } from '@/components/ui/cx'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { Tabs } from '@/components/ui/tabs'
import { pageViewer } from '@/lib/access/page'
import { may } from '@/lib/access/roles'
import { reader } from '@/lib/access/session'
import { newId } from '@/lib/kernel/ids'
import { paths } from '@/lib/kernel/paths'
import { PAGE_SIZE } from '@/lib/lists/list.schema'
import { blockersOfClaims } from '@/lib/projects/claim-detail.queries'
import { type Claim, findClaim, listClaims } from '@/lib/projects/claims.queries'
import { CLAIM_KIND_TERMS, CLAIM_KINDS, CLAIM_STATUS_TERMS } from '@/lib/projects/claims.schema'
import { verifyManyAction } from './actions'
import { askedOf, type ClaimView, claimCounts, viewQuery } from './claim-view'
import { ShownClaim } from './shown-claim'

export const metadata: Metadata = { title: '认定' }

type Search = Promise<Record<string, string | string[] | undefined>>

/** What waits to be verified by this viewer, one of it opened beside the list; who only reads sees what waits in his scope. */
export default async function ClaimsPage({ searchParams }: { searchParams: Search }) {
  const viewer = await pageViewer('project.read')
  const asked = askedOf(await searchParams)
  const { status, kind, page, mine } = asked
  const deciding = may(viewer, 'project.verify')
  const permission = deciding && status === 'claimed' ? 'project.verify' : 'project.read'
  const read = reader()
  const [counts, claims] = await Promise.all([
    claimCounts(read, viewer, deciding, mine),
    listClaims(read, viewer, { kind, status, page, mine }, permission),
  ])
  const total = counts[status][kind]
  const href = (claim?: Pick<Claim, 'id'>) => paths.claims(viewQuery(asked, { claim: claim?.id }))
  // An address that names a claim which has left the list goes on with what is there.
  const named = asked.claim ? claims.find((claim) => claim.id === asked.claim) : undefined
  const elsewhere = asked.claim && !named ? await findClaim(read, viewer, kind, asked.claim) : undefined
  const shown = named ?? elsewhere ?? claims[0]
  const at = claims.findIndex((claim) => claim.id === shown?.id)
  const after = claims[at + 1] ?? claims[at - 1]
  const bulk = deciding && status === 'claimed'
  const blockers = bulk ? await blockersOfClaims(read, viewer, claims) : undefined
  const clean = claims.filter((claim) => blockers?.get(claim.id)?.length === 0).length
  return (
    <>
      <PageHeader
        title="认定"
        meta="申报的阶段和资金，经申报人以外的负责人认定后才计入完成数"
        actions={
          <>
            <ButtonLink
              kind="quiet"
              size="small"
              href={paths.claims(viewQuery(asked, { mine: !mine, page: 1, claim: undefined }))}
            >
              {mine ? '看全部' : '只看我申报和负责的'}
            </ButtonLink>
            {claims.length > 0 ? <QueueKeys /> : null}
          </>
        }
      />
      <Tabs label="申报事项" tabs={tabsOf(asked, counts)} />
      {claims.length === 0 && !shown ? (
        <Card flush>
          <Nothing view={asked} />
        </Card>
      ) : (
        <div className="gap-4 lg:grid lg:grid-cols-[21rem_minmax(0,1fr)] lg:items-start">
          <div
            className={cx(
              'card rounded-lg border bg-surface lg:sticky lg:top-16 lg:flex lg:max-h-[calc(100dvh-5.5rem)] lg:flex-col',
              asked.claim && 'max-lg:hidden',
            )}
          >
            {bulk ? (
              <BulkVerify
                id={BULK_FORM}
                action={verifyManyAction}
                formKey={newId()}
                clean={clean}
                names={Object.fromEntries(claims.map((claim) => [claim.id, claimTitle(claim)]))}
              />
            ) : null}
            <div className="lg:min-h-0 lg:overflow-y-auto">
              <QueueList claims={claims} current={shown?.id} href={href} blockers={blockers} />
            </div>
            {total > PAGE_SIZE ? (
              <Pagination
                page={page}
                pageSize={PAGE_SIZE}
                total={total}
                unit="项"
                pageHref={(next) => paths.claims(viewQuery(asked, { page: next, claim: undefined }))}
              />
            ) : null}
          </div>
          {shown ? (
            <div className={cx('min-w-0', asked.claim ? undefined : 'max-lg:hidden')}>
              <Link
                href={href()}
                prefetch={false}
                className="touch mb-2 inline-flex items-center gap-1 text-accent lg:hidden"
              >
                <ChevronLeft aria-hidden className="size-4" />
                返回列表
              </Link>
              <ShownClaim viewer={viewer} claim={shown} next={after ? href(after) : href()} />
            </div>
          ) : null}
        </div>
      )}
      {total > 0 && may(viewer, 'export.run') ? (
        <div className="no-print mt-2 flex flex-wrap justify-end gap-2">
          <ExportLinks
            href={(format) => paths.exportOf('claims', { status, kind, mine: mine ? '1' : undefined, format })}
          />
        </div>
      ) : null}
    </>
  )
}

function tabsOf(asked: ClaimView, counts: Awaited<ReturnType<typeof claimCounts>>) {
  return (['claimed', 'returned', 'rejected', 'verified'] as const).flatMap((status) =>
    CLAIM_KINDS.map((kind) => ({
      label: `${CLAIM_KIND_TERMS[kind]}${CLAIM_STATUS_TERMS[status]}`,
      href: paths.claims(viewQuery({ status, kind, page: 1, mine: asked.mine })),
      count: counts[status][kind],
      current: asked.status === status && asked.kind === kind,
    })),
  )
}

function Nothing({ view }: { view: ClaimView }) {
  return (
    <EmptyState icon={<BadgeCheck />} title={`没有${CLAIM_STATUS_TERMS[view.status]}的事项`}>
      {view.status === 'claimed'
        ? '项目进入签约及以后的阶段，或登记了资金，就会出现在这里。'
        : '认定、退回或未通过的事项，会按状态分别列在这里。'}
    </EmptyState>
  )
}
