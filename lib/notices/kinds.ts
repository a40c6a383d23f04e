/** What a person can be told, complete by type: a new kind needs its name. Browser-safe. */
export const NOTICE_KINDS = [
  'follow-up',
  'no-contact',
  'gate-deadline',
  'verification',
  'request',
  'request-overdue',
  'first-contact',
  'same-company',
  'joint-visit',
  'mention',
  'instruction',
  'import',
  'report',
] as const
export type NoticeKind = (typeof NOTICE_KINDS)[number]
export const NOTICE_KIND_TERMS: Record<NoticeKind, string> = {
  'follow-up': '下次跟进',
  'no-contact': '久未联系',
  'gate-deadline': '阶段时限',
  verification: '等待认定',
  request: '诉求办理',
  'request-overdue': '诉求逾期',
  'first-contact': '首谈保护到期',
  'same-company': '其他单位走访同一企业',
  'joint-visit': '联合走访',
  mention: '提到我的评论',
  instruction: '批示办理',
  import: '台账导入',
  report: '月报办理',
}
