/** What can happen to a request; a new kind needs its words. */
export const STEP_KINDS = [
  'raised',
  'changed',
  'accepted',
  'assigned',
  'handed-over',
  'answered',
  'asked',
  'satisfied',
  'unsatisfied',
  'escalated',
  'lowered',
  'rescheduled',
  'closed',
  'reopened',
  'deleted',
  'restored',
] as const
export type StepKind = (typeof STEP_KINDS)[number]
export const STEP_TERMS: Record<StepKind, string> = {
  raised: '提出诉求',
  changed: '修改诉求',
  accepted: '受理',
  assigned: '指定承办人',
  'handed-over': '转办',
  answered: '答复',
  asked: '生成企业评价链接',
  satisfied: '评价满意，诉求解决',
  unsatisfied: '评价不满意，继续办理',
  escalated: '提级',
  lowered: '恢复由承办单位办理',
  rescheduled: '调整办理时限',
  closed: '认定未能解决',
  reopened: '重新办理',
  deleted: '撤回诉求',
  restored: '恢复诉求',
}

/** Who handed out the link by which the company was asked about the present answer, or said its word on it; undefined when there is none. */
export function linkHandedOutBy(
  steps: ReadonlyArray<{ kind: StepKind; userId: string | null; userName: string | null }>,
): string | undefined {
  const verdicts: StepKind[] = ['satisfied', 'unsatisfied']
  // Another answer ends the link; a word in the company's stead did not come by it.
  const last = steps.findLast(
    ({ kind, userId }) =>
      ['asked', 'answered', 'reopened'].includes(kind) || (verdicts.includes(kind) && userId !== null),
  )
  return last?.kind === 'asked' ? (last.userName ?? undefined) : undefined
}
