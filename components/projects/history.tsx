import Link from 'next/link'
import { DateText } from '@/components/ui/figures'
import { Timeline, type TimelineItem } from '@/components/ui/timeline'
import { formatMoney } from '@/lib/kernel/money'
import { paths } from '@/lib/kernel/paths'
import { isStage, MONEY_KIND_TERMS, PROJECT_STATE_TERMS, STAGE_TERMS } from '@/lib/kernel/terms'
import type { MoneyLogRow, StageLogRow, Turn } from '@/lib/projects/one.queries'
import { isClaimStage } from '@/lib/projects/rules'

type Visit = { id: string; happenedOn: string; summary: string; companyName: string | null; kindLabel: string }
type TurnRow = { seq: number; action: string; after: Turn; userName: string; lossLabel: string | null }
type Dated = TimelineItem & { on: string }
type Props = { stages: StageLogRow[]; money: MoneyLogRow[]; turns: TurnRow[]; visits: Visit[] }

const joined = (...parts: Array<string | null | undefined>) => parts.filter(Boolean).join(' · ')

/** Where a claim stands, with who decided it. */
function answerWords({ verification, returnedAt, verifier }: StageLogRow | MoneyLogRow): string {
  if (verification === 'claimed') return returnedAt ? '退回补正' : '待认定'
  return `${verifier ?? ''}${verification === 'verified' ? '认定' : '未予认定'}`
}

function stageItem(row: StageLogRow): Dated {
  return {
    id: row.id,
    on: row.happenedOn,
    when: <DateText day={row.happenedOn} />,
    title: row.voidedAt ? (
      <span className="text-ink-muted line-through">进入“{STAGE_TERMS[row.stage]}”</span>
    ) : (
      `进入“${STAGE_TERMS[row.stage]}”`
    ),
    detail: joined(
      row.note,
      row.claimant && `${row.claimant}登记`,
      row.voidedAt ? '已退回，不再计数' : isClaimStage(row.stage) ? answerWords(row) : null,
    ),
    tone: row.voidedAt ? 'neutral' : 'accent',
  }
}

function moneyItem(row: MoneyLogRow): Dated {
  return {
    id: row.id,
    on: row.happenedOn,
    when: <DateText day={row.happenedOn} />,
    title: `${MONEY_KIND_TERMS[row.kind]}${row.increment ? '增资' : ''} ${formatMoney(row.amount, row.currency)}`,
    detail: joined(row.corrects ? '更正' : null, row.note, row.claimant && `${row.claimant}登记`, answerWords(row)),
    tone: row.verification === 'verified' ? 'ok' : row.verification === 'rejected' ? 'bad' : 'warn',
  }
}

const OWNERSHIP_TURNS: Readonly<Record<string, string>> = {
  'project.transfer': '移交',
  'pool.notice': '预告退回公海',
  'pool.return': '退回公海',
  'pool.release': '主动退回公海',
  'pool.take': '从公海领取',
}
const GAINS = new Set(['project.revive', 'project.transfer', 'pool.take'])

function turnItem({ seq, action, after, userName, lossLabel }: TurnRow): Dated {
  const title =
    OWNERSHIP_TURNS[action] ??
    (action === 'project.return'
      ? `退回“${after.stage && isStage(after.stage) ? STAGE_TERMS[after.stage] : ''}”`
      : action === 'project.revive'
        ? '恢复推进'
        : action === 'project.change-investor'
          ? `投资方变更为“${after.investor ?? ''}”`
          : `项目${after.state ? PROJECT_STATE_TERMS[after.state] : '结束'}`)
  const on = after.on ?? ''
  return {
    id: `turn-${seq}`,
    on,
    when: <DateText day={on} />,
    title,
    detail: joined(lossLabel, after.wonBy && `落户${after.wonBy}`, after.reason, `${userName}登记`),
    tone: GAINS.has(action) ? 'accent' : 'warn',
  }
}

function visitItem(visit: Visit): Dated {
  return {
    id: visit.id,
    on: visit.happenedOn,
    when: <DateText day={visit.happenedOn} />,
    title: (
      <Link href={paths.visits.one(visit.id)} prefetch={false} className="hover:text-accent">
        {visit.kindLabel}
        {visit.companyName ? ` · ${visit.companyName}` : ''}
      </Link>
    ),
    detail: <span className="line-clamp-2">{visit.summary}</span>,
  }
}

/** All that happened to a project, latest first: stages, money, endings, visits. */
export function History({ stages, money, turns, visits }: Props) {
  const items = [
    ...stages.map(stageItem),
    ...money.filter((row) => row.voidedAt === null).map(moneyItem),
    ...turns.map(turnItem),
    ...visits.map(visitItem),
  ]
  // A stable sort keeps the order of recording for what happened on one day.
  return (
    <Timeline
      label="项目动态"
      items={items.toReversed().toSorted((a, b) => (a.on < b.on ? 1 : a.on > b.on ? -1 : 0))}
    />
  )
}
