import Link from 'next/link'
import { cx } from '@/components/ui/cx'
import { DateText } from '@/components/ui/figures'
import { dayOf } from '@/lib/kernel/clock'
import type { Blocker } from '@/lib/projects/claim.rules'
import type { Claim } from '@/lib/projects/claims.queries'
import { claimValue } from '@/lib/projects/claims.schema'
import { claimSum, claimTitle, claimWhat } from './claim-title'
import { VerificationPill } from './verification-pill'

type Props = {
  claims: Claim[]
  href: (claim: Claim) => string
  current?: string
  /** By claim id; given where claims can be decided: then the unblocked ones have a tick for all at once. */
  blockers?: Map<string, Blocker[]>
}

/** The form that ticked claims belong to. */
export const BULK_FORM = 'claims-bulk'

/** Claims in two lines each, the one shown beside marked. */
export function QueueList({ claims, href, current, blockers }: Props) {
  return (
    <ul className="divide-y" aria-label="申报事项">
      {claims.map((claim) => {
        const blocked = blockers?.get(claim.id)
        const shown = claim.id === current
        return (
          <li
            key={claim.id}
            className={cx(
              'relative flex items-start gap-2 px-3 py-2.5',
              shown ? 'lg:bg-accent-soft' : 'hover:bg-sunken',
            )}
          >
            {blocked ? (
              <input
                type="checkbox"
                form={BULK_FORM}
                name="claims[]"
                value={claimValue(claim)}
                disabled={blocked.length > 0}
                aria-label={`勾选${claimTitle(claim)}`}
                className="relative z-10 mt-1 size-4 shrink-0 max-md:size-6"
              />
            ) : null}
            <div className="min-w-0 flex-1">
              <p className="flex items-baseline justify-between gap-2">
                <Link
                  href={href(claim)}
                  prefetch={false}
                  data-queue-item={claim.id}
                  aria-current={shown ? 'true' : undefined}
                  className="min-w-0 truncate font-medium after:absolute after:inset-0"
                >
                  {claim.projectName ?? '未关联项目'}
                </Link>
                <span className="shrink-0 text-sm tabular-nums">{claimSum(claim)}</span>
              </p>
              <p className="mt-0.5 flex flex-wrap items-baseline justify-between gap-x-2 text-sm text-ink-muted">
                <span>
                  {claimWhat(claim)} · <DateText day={claim.happenedOn} />
                </span>
                <Mark claim={claim} blocked={blocked} />
              </p>
              <p className="text-xs text-ink-muted">
                {claim.claimant ?? ''} <DateText day={dayOf(claim.recordedAt)} /> 申报
                {claim.unitName ? ` · ${claim.unitName}` : ''}
              </p>
              {(claim.rejectReason ?? claim.returnReason) ? (
                <p className="text-sm text-bad">{claim.rejectReason ?? claim.returnReason}</p>
              ) : null}
            </div>
          </li>
        )
      })}
    </ul>
  )
}

function Mark({ claim, blocked }: { claim: Claim; blocked?: Blocker[] }) {
  if (!blocked) return <VerificationPill verification={claim.verification} returned={claim.returnedAt !== null} />
  return blocked.length === 0 ? (
    <span className="text-ok">无问题</span>
  ) : (
    <span className="text-warn">
      {blocked.some((one) => one.code === 'own') ? '本人申报' : `${blocked.length} 项问题`}
    </span>
  )
}
