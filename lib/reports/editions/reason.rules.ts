import { type Day, formatDay } from '@/lib/kernel/month'
import type { Verification } from '@/lib/kernel/terms'

/** What is known today of a row that entered, left or changed a figure. Days are China's. */
export type Facts = {
  /** Null where the row is gone altogether. */
  recordedOn: Day | null
  /** It was recorded, verified or last written after the edition was published. */
  recordedLater: boolean
  verifiedLater: boolean
  deletedOn: Day | null
  /** The record it belongs to was merged into another. */
  merged: boolean
  voided: boolean
  verification: Verification | null
  rejectReason: string | null
  happenedOn: Day | null
  endedOn: Day | null
  /** In the units of the summary. */
  inUnits: boolean
}
/** What is asked: the stretch of the figure, and whether its rule or the shares of credit are others today. */
export type Asked = { from: Day; to: Day; ruleChanged: boolean; divided: boolean }

/** Why a row is no longer in a figure that was published with it. */
export function whyRemoved(facts: Facts | undefined, asked: Asked, asOf: Day): string {
  if (!facts) return '记录已删除'
  if (facts.merged) return '已并入其他记录，不再单独统计'
  if (facts.deletedOn) return `记录已于${formatDay(facts.deletedOn)}删除`
  if (facts.voided) return '原记录已作废或更正'
  if (facts.verification === 'rejected') return facts.rejectReason ? `认定未通过：${facts.rejectReason}` : '认定未通过'
  if (facts.verification === 'claimed') return '认定已撤销，待重新认定'
  if (facts.endedOn && facts.endedOn <= asOf) return `项目已于${formatDay(facts.endedOn)}终止，终止后退出统计`
  if (facts.happenedOn && (facts.happenedOn < asked.from || facts.happenedOn > asked.to))
    return `发生日期更正为${formatDay(facts.happenedOn)}，移出统计期`
  if (!facts.inUnits) return asked.divided ? '业绩分成调整' : '已转由其他单位负责'
  if (asked.ruleChanged) return '统计规则调整，不再计入'
  return '记录内容更正，不再符合统计口径'
}

/** Why a row is in a figure that was published without it. */
export function whyAdded(facts: Facts | undefined, asked: Asked): string {
  if (facts?.recordedLater) return `补录，${facts.recordedOn ? `${formatDay(facts.recordedOn)}录入` : '发布后录入'}`
  if (facts?.verifiedLater) return '发布后通过认定'
  if (asked.ruleChanged) return '统计规则调整，纳入统计'
  return '发布后更正，纳入统计'
}

/** Why a row adds something else than it did. `moved`: it is another row of the same record. */
export function whyChanged(asked: Asked, corrected: boolean): string {
  if (corrected) return '记录更正'
  if (asked.divided) return '业绩分成调整'
  return asked.ruleChanged ? '统计规则调整' : '金额更正'
}

/** A record that counts as before, in another month: the sum since January stays, what was published of both months does not. */
export function whyMoved(before: Day | null, after: Day | null): string {
  if (!before || !after) return '发生日期更正'
  return `发生日期由${formatDay(before)}更正为${formatDay(after)}，累计数不变，${Number(before.slice(5, 7))}月、${Number(after.slice(5, 7))}月当月数相应变动`
}
