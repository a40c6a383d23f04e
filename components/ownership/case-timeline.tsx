import { DateText } from '@/components/ui/figures'
import { Timeline, type TimelineItem } from '@/components/ui/timeline'
import { dayOf } from '@/lib/kernel/clock'
import { CASE_KIND_TERMS, type CaseKind, type CaseStatus } from '@/lib/ownership/schema'

type Said = { unitId: string; userId: string; at: string }
type Props = {
  one: {
    kind: CaseKind
    status: CaseStatus
    unitId: string
    createdBy: string
    recordedAt: Date
    reason: string
    consents: Said[]
    proposal: { statements?: Array<Said & { text: string }>; automatic?: boolean }
    answer: string | null
    decidedBy: string | null
    decidedAt: Date | null
  }
  names: { units: ReadonlyMap<string, string>; users: ReadonlyMap<string, string> }
}

const ENDS = {
  agreed: { title: '各方同意，已生效', tone: 'ok' },
  refused: { title: '不同意', tone: 'bad' },
  withdrawn: { title: '撤回', tone: 'neutral' },
  ruled: { title: '作出裁定', tone: 'accent' },
} as const

/** Everything that was said and done about a case, latest first. */
export function CaseTimeline({ one, names }: Props) {
  const who = ({ unitId, userId }: Pick<Said, 'unitId' | 'userId'>) =>
    [names.units.get(unitId), names.users.get(userId)].filter(Boolean).join(' ')
  const item = (id: string, at: Date, rest: Pick<TimelineItem, 'title' | 'detail' | 'tone'>) => ({
    id,
    at: at.getTime(),
    when: <DateText day={dayOf(at)} />,
    ...rest,
  })
  const raised = one.proposal.automatic ? '系统报请裁定' : `提出${CASE_KIND_TERMS[one.kind]}`
  const decided = one.decidedBy ? names.users.get(one.decidedBy) : undefined
  const items = [
    item('raised', one.recordedAt, {
      title: `${who({ unitId: one.unitId, userId: one.createdBy })} ${raised}`,
      detail: <span className="whitespace-pre-wrap">{one.reason}</span>,
    }),
    ...one.consents.map((said) =>
      item(`consent-${said.unitId}`, new Date(said.at), { title: `${who(said)} 同意`, tone: 'ok' }),
    ),
    ...(one.proposal.statements ?? []).map((said, at) =>
      item(`said-${at}`, new Date(said.at), {
        title: `${who(said)} 陈述`,
        detail: <span className="whitespace-pre-wrap">{said.text}</span>,
        tone: 'accent',
      }),
    ),
    ...(one.status !== 'proposed' && one.decidedAt
      ? [
          item('end', one.decidedAt, {
            title: [decided, ENDS[one.status].title].filter(Boolean).join(' '),
            detail: one.answer && <span className="whitespace-pre-wrap">{one.answer}</span>,
            tone: ENDS[one.status].tone,
          }),
        ]
      : []),
  ]
  return <Timeline label="办理经过" items={items.toReversed().toSorted((a, b) => b.at - a.at)} />
}
