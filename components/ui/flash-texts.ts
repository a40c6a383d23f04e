/** Messages that may follow a redirect, by the code in `?flash=`. */
export const FLASH_TEXTS = {
  saved: '已保存',
  created: '已新建',
  deleted: '已删除，可在本页恢复',
  restored: '已恢复',
  imported: '导入完成',
  undone: '已撤销',
  judged: '已处理，这是下一对',
  merged: '您打开的记录已合并到这一条',
  sent: '已提交',
  taken: '已领取，现由您负责',
  pooled: '已退回公海',
  withdrawn: '已撤回',
  verified: '已认定',
  rejected: '已退回',
  'not-verified': '已登记为未通过',
  'sent-back': '已退回补正',
  published: '已发布',
  instructed: '批示已下达，承办人会收到消息',
  answered: '已反馈，批示人会收到消息',
  'handed-on': '已转办',
  closed: '已办结',
  'password-changed': '密码已修改',
  'signed-out-everywhere': '已在所有设备退出登录',
} as const
export type FlashCode = keyof typeof FLASH_TEXTS
export const isFlash = (code: string): code is FlashCode => Object.hasOwn(FLASH_TEXTS, code)
