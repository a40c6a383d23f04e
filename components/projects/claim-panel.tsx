import { CircleCheck, CircleDashed } from 'lucide-react'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { Section } from '@/components/ui/card'
import { type Description, DescriptionList } from '@/components/ui/description-list'
import { DateText, Money } from '@/components/ui/figures'
import { Notice } from '@/components/ui/notice'
import { Timeline } from '@/components/ui/timeline'
import { dayOf } from '@/lib/kernel/clock'
import { formatMoney } from '@/lib/kernel/money'
import { paths } from '@/lib/kernel/paths'
import { STAGE_TERMS } from '@/lib/kernel/terms'
import { actionWords } from '@/lib/kernel/trail'
import type { ClaimDetail } from '@/lib/projects/claim-detail.queries'
import type { Asked } from '@/lib/projects/claim-load.queries'
import type { Claim } from '@/lib/projects/claims.queries'
import type { LikelyDuplicate } from '@/lib/projects/duplicates.queries'
import { claimWhat } from './claim-title'
import { VerificationPill } from './verification-pill'

type Props = {
  claim: Claim
  detail: ClaimDetail
  duplicates: LikelyDuplicate[]
  /** What may be done; stands at the head on wide screens and at the foot of the window on phones. */
  actions: ReactNode
  facts: ReactNode
  history: ReactNode
  evidence: ReactNode
}

/** Everything about one claim on one screen: what it is, what stands in its way, what proves it, and what it belongs to. */
export function ClaimPanel({ claim, detail, duplicates, actions, facts, history, evidence }: Props) {
  return (
    <div className="space-y-4 max-md:pb-28">
      <Section
        id="claim"
        title={claim.projectName ?? '未关联项目'}
        meta={
          <span className="flex flex-wrap items-center gap-2">
            <span className="font-medium text-ink">{claimWhat(claim)}</span>
            <VerificationPill verification={claim.verification} returned={claim.returnedAt !== null} />
          </span>
        }
        actions={
          claim.projectId ? (
            <Link
              href={paths.projects.one(claim.projectId)}
              prefetch={false}
              data-queue-act="open"
              className="touch inline-flex items-center text-sm text-accent hover:underline"
            >
              打开项目
            </Link>
          ) : null
        }
      >
        <div className="space-y-4">
          <Standing claim={claim} detail={detail} />
          <DescriptionList items={claimFactsList(claim, detail)} />
          {detail.together.length > 0 ? <Together together={detail.together} /> : null}
          <div className="flex flex-wrap items-center gap-2 max-md:fixed max-md:inset-x-0 max-md:bottom-14 max-md:z-20 max-md:border-t max-md:bg-raised max-md:px-4 max-md:pt-2 max-md:pb-6">
            {actions}
          </div>
        </div>
      </Section>
      <Section id="proof" title="佐证材料" meta={<ProofAsked asked={detail.asked} />} flush>
        {evidence}
      </Section>
      {duplicates.length > 0 ? (
        <Section id="alike" title="可能重复的项目" meta={`${duplicates.length} 个`}>
          <Duplicates rows={duplicates} />
        </Section>
      ) : null}
      <div className="grid gap-4 2xl:grid-cols-[3fr_2fr]">
        <Section id="claim-facts" title="项目情况" className="self-start">
          {facts}
        </Section>
        <Section id="claim-history" title="经过" className="self-start">
          {detail.turns.length > 0 ? (
            <div className="mb-4 border-b pb-4">
              <Timeline
                label="认定经过"
                items={detail.turns.toReversed().map((turn) => ({
                  id: `answer-${turn.seq}`,
                  when: <DateText day={dayOf(turn.at)} />,
                  title: `${turn.userName} ${actionWords(turn.action)}`,
                  detail: turn.reason,
                  tone: turn.action === 'claim.verify' ? 'ok' : 'warn',
                }))}
              />
            </div>
          ) : null}
          {history}
        </Section>
      </div>
    </div>
  )
}

function Standing({ claim, detail }: { claim: Claim; detail: ClaimDetail }) {
  if (claim.verification === 'rejected')
    return (
      <Notice tone="bad" title={`${claim.verifier ?? ''}未予认定`}>
        {claim.rejectReason}
      </Notice>
    )
  if (claim.verification === 'verified')
    return (
      <Notice tone="ok">
        {claim.verifier ?? ''}已于 {claim.verifiedAt ? dayOf(claim.verifiedAt) : ''} 认定
      </Notice>
    )
  if (claim.returnedAt)
    return (
      <Notice tone="warn" title="已退回申报人补正">
        {claim.returnReason}
      </Notice>
    )
  if (detail.blockers.length === 0) return <Notice tone="ok">未发现问题，可以认定</Notice>
  return (
    <Notice tone="warn" title={`有 ${detail.blockers.length} 项问题`}>
      <ul className="list-disc pl-4">
        {detail.blockers.map((blocker) => (
          <li key={blocker.code}>{blocker.text}</li>
        ))}
      </ul>
    </Notice>
  )
}

function claimFactsList(claim: Claim, { corrected, imported }: ClaimDetail): Description[] {
  const { money, agreedCny } = claim
  return [
    money
      ? {
          term: '金额',
          value: (
            <>
              <Money minor={money.amount} currency={money.currency} />
              {money.currency === 'CNY' ? null : `，折合${formatMoney(money.cny)}`}
            </>
          ),
        }
      : { term: '协议投资额', value: <Money minor={agreedCny || null} /> },
    ...(corrected
      ? [
          {
            term: '更正前',
            value: `${formatMoney(corrected.amount, corrected.currency)}（${corrected.verification === 'verified' ? '已认定，本笔认定后作废' : '未认定，已作废'}）`,
          },
        ]
      : []),
    { term: '发生日期', value: <DateText day={claim.happenedOn} /> },
    { term: '申报人', value: `${claim.claimant ?? ''}（${dayOf(claim.recordedAt)}）` },
    { term: '责任单位', value: claim.unitName },
    ...(claim.note ? [{ term: '说明', value: claim.note, wide: true }] : []),
    ...(imported ? [{ term: '来源', value: '由台账导入，台账原件作为佐证' }] : []),
  ]
}

/** What is decided with one press. */
function Together({ together }: { together: ClaimDetail['together'] }) {
  return (
    <ul className="space-y-1 rounded-md bg-sunken px-3 py-2 text-sm">
      {together.map((money) => (
        <li key={money.id}>
          {money.blockers.length === 0 ? (
            <>
              认定签约时一并认定：协议投资额 <Money minor={money.amount} currency={money.currency} />
            </>
          ) : (
            <>
              协议投资额 <Money minor={money.amount} currency={money.currency} /> 须另行认定：
              {money.blockers.map((blocker) => blocker.text).join('；')}
            </>
          )}
        </li>
      ))}
    </ul>
  )
}

function ProofAsked({ asked }: { asked: Asked[] }) {
  if (asked.length === 0) return <span>本事项不要求佐证材料</span>
  return (
    <ul className="flex flex-wrap gap-x-3">
      {asked.map(({ words, met }) => (
        <li key={words} className={met ? 'text-ok' : 'text-warn'}>
          {met ? (
            <CircleCheck aria-hidden className="mr-1 inline size-4" />
          ) : (
            <CircleDashed aria-hidden className="mr-1 inline size-4" />
          )}
          {met ? '已有' : '缺少'}
          {words}
        </li>
      ))}
    </ul>
  )
}

function Duplicates({ rows }: { rows: LikelyDuplicate[] }) {
  return (
    <ul className="space-y-1.5">
      {rows.map((row) => (
        <li key={row.id ?? `${row.unitName}${row.name}`} className="flex flex-wrap items-baseline gap-x-3">
          {row.id ? (
            <Link
              href={paths.projects.one(row.id)}
              prefetch={false}
              className="font-medium text-accent hover:underline"
            >
              {row.name}
            </Link>
          ) : (
            <span className="font-medium">{row.name}</span>
          )}
          <span className="text-sm text-ink-muted">
            {row.unitName} · {STAGE_TERMS[row.stage]} · {row.why.join('、')}
          </span>
        </li>
      ))}
    </ul>
  )
}
