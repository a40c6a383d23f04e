import type { ReportState } from '@/lib/kernel/terms'

/** What can be done to a summary in the making. */
export const REPORT_ACTS = ['edit', 'submit', 'recall', 'return', 'approve', 'publish', 'withdraw'] as const
export type ReportAct = (typeof REPORT_ACTS)[number]

/** `writes` and `approves`: whether report.write and report.approve reach the summary's unit. */
export type Hand = { userId: string; writes: boolean; approves: boolean }
type Standing = { state: ReportState; submittedBy: string | null }

type Rule = { states: ReportState[]; needs: 'writes' | 'approves'; other?: boolean; refusal: string }

/** Draft → submitted → approved → published. `other`: not for whoever handed it in, because nobody passes his own work. */
const RULES: Record<ReportAct, Rule> = {
  edit: { states: ['draft'], needs: 'writes', refusal: '已报送的稿件不能修改，请先撤回报送，或请审核人退回。' },
  submit: { states: ['draft'], needs: 'writes', refusal: '只有起草中的稿件可以报送。' },
  recall: { states: ['submitted'], needs: 'writes', refusal: '只有已报送、尚未审定的稿件可以撤回报送。' },
  return: {
    states: ['submitted', 'approved'],
    needs: 'approves',
    other: true,
    refusal: '只有已报送或已审定、尚未发布的稿件可以退回。',
  },
  approve: { states: ['submitted'], needs: 'approves', other: true, refusal: '只有已报送的稿件可以审定。' },
  publish: { states: ['approved'], needs: 'writes', refusal: '只有已审定的稿件可以发布。' },
  withdraw: { states: ['published'], needs: 'approves', refusal: '只有已发布的稿件可以撤回发布。' },
}

/** Why somebody whose role reaches the summary cannot do this now, in his words; undefined when he can. */
export function refusalOf(act: ReportAct, report: Standing, hand: Hand): string | undefined {
  const { states, other, refusal } = RULES[act]
  if (!states.includes(report.state)) return refusal
  if (other && report.submittedBy === hand.userId) return '您报送的稿件须由他人审核，不能自己审定或退回。'
  return undefined
}

/** Whether the role lets somebody do this to the summary at all, whatever its state. */
export const isEntitled = (act: ReportAct, hand: Hand): boolean => hand[RULES[act].needs]

/** What somebody can do to a summary now. */
export const actsOf = (report: Standing, hand: Hand): ReportAct[] =>
  REPORT_ACTS.filter((act) => isEntitled(act, hand) && refusalOf(act, report, hand) === undefined)
