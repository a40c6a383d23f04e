/** Why a record near a figure is not in it, in the order in which they are named. */
export const REASON_TERMS = {
  voided: '已作废或重复',
  corrected: '已有更正待认定，按更正计',
  rejected: '认定未通过',
  unverified: '未认定',
  ended: '项目已流失或搁置',
  unsolved: '尚未解决',
  'after-day': '发生在统计日之后',
  period: '不在统计期内',
  undated: '未填取得日期',
  'target-type': '目标类型不符',
  origin: '内外资不符',
  amount: '投资额不足',
  'registered-capital': '注册资本不足',
  increment: '增资不计入',
  tag: '标签不符',
  region: '来源地不符',
  area: '片区不符',
  older: '已有更新的填报数',
} as const
export type Reason = keyof typeof REASON_TERMS
export const REASONS = Object.keys(REASON_TERMS) as Reason[]
export const isReason = (value: string): value is Reason => Object.hasOwn(REASON_TERMS, value)
