/** Field → its name on forms, in lists and errors. Apart from the shape, so that a page's forms need no validation library. */
export const INSTRUCTION_LABELS = {
  body: '批示内容',
  ownerId: '承办人',
  unitId: '承办单位',
  dueOn: '反馈期限',
  answer: '办理情况',
  reason: '退回理由',
  note: '转办意见',
} as const
export const INSTRUCTION_LIMITS = { body: 2000, answer: 2000, reason: 500, note: 500 } as const
