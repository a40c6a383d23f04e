import { useState } from 'react'
import type { Draft, Vault } from '@/components/offline/types'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Section } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { DateText } from '@/components/ui/figures'
import type { Snapshot } from '@/lib/field/schema'
import { today } from '@/lib/kernel/clock'
import { newId } from '@/lib/kernel/ids'
import { when } from './use-shell'

/** `fetching`: the snapshot is being asked for, or would be here by now. */
type Props = { vault: Vault; snapshot: Snapshot | undefined; drafts: Draft[]; fetching: boolean }

/** What is planned and what was promised. */
export function TodaySection({ vault, snapshot, drafts, fetching }: Props) {
  const day = today()
  if (!snapshot)
    return fetching ? (
      <EmptyState title="正在取得您的日程…">如一直停在这里，请检查网络后重新打开本页。</EmptyState>
    ) : (
      <EmptyState title="还没有取得您的日程">
        联网后会自动取得您的走访计划和待跟进事项，之后没有网络也能查看。
      </EmptyState>
    )
  const ticked = new Set(
    drafts.flatMap(({ kind, state, values }) =>
      kind === 'visit.follow-up-done' && state !== 'attention' ? [String(values.id)] : [],
    ),
  )
  const open = snapshot.followUps.filter(({ id }) => !ticked.has(id))
  return (
    <>
      <Section title="走访计划" id="plans" flush>
        {snapshot.plans.length === 0 ? (
          <p className="p-4 text-ink-muted">近期没有走访计划。</p>
        ) : (
          <ul className="divide-y">
            {snapshot.plans.slice(0, 10).map((plan) => (
              <li key={plan.id} className="px-4 py-2.5">
                <p className="flex items-baseline justify-between gap-3">
                  <span className="min-w-0 font-medium">{plan.companyName}</span>
                  <span className="shrink-0 text-sm">
                    {plan.on === day ? <Badge tone="accent">今天</Badge> : <DateText day={plan.on} />} {plan.at}
                  </span>
                </p>
                <p className="text-sm text-ink-muted">{[plan.purpose, plan.place].filter(Boolean).join(' · ')}</p>
              </li>
            ))}
          </ul>
        )}
      </Section>
      <Section title="待跟进" id="follow-ups" meta={open.length > 0 ? `${open.length} 项` : undefined} flush>
        {open.length === 0 ? (
          <p className="p-4 text-ink-muted">没有待跟进的事项。记走访时填写“下步打算”，会列在这里。</p>
        ) : (
          <ul className="divide-y">
            {open.map((step) => (
              <Step key={step.id} step={step} day={day} vault={vault} />
            ))}
          </ul>
        )}
      </Section>
      <p className="text-sm text-ink-muted">更新于 {when(snapshot.at)}</p>
    </>
  )
}

function Step({ step, day, vault }: { step: Snapshot['followUps'][number]; day: string; vault: Vault }) {
  const [sending, setSending] = useState(false)
  const done = async () => {
    setSending(true)
    const id = newId()
    const title = `办结跟进：${step.companyName}`
    await vault.save({ id, kind: 'visit.follow-up-done', title, values: { id: step.id, done: '1' }, confirmed: [] })
    await vault.send(id)
  }
  return (
    <li className="flex items-center gap-3 px-4 py-2.5">
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-baseline gap-x-2">
          <span className="font-medium">{step.companyName}</span>
          <span className="text-sm">
            {step.nextOn && step.nextOn < day ? <Badge tone="bad">已逾期</Badge> : null}{' '}
            {step.nextOn ? <DateText day={step.nextOn} /> : null}
          </span>
        </p>
        <p className="text-sm text-ink-muted">{step.nextStep ?? '走访后跟进'}</p>
      </div>
      <Button
        size="small"
        disabled={sending}
        onClick={() => done().catch(() => setSending(false))}
        aria-label={`${step.companyName}的跟进已办结`}
      >
        办结
      </Button>
    </li>
  )
}
