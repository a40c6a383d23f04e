/** Nouns of the trail as people call them; what is missing shows its code. */
export const NOUN_WORDS: Readonly<Record<string, string>> = {
  company: '企业',
  contact: '联系人',
  visit: '走访',
  project: '项目',
  stage: '项目阶段',
  money: '资金',
  claim: '认定',
  event: '推介活动',
  goal: '目标',
  plan: '规划计划',
  import: '台账导入',
  report: '月报',
  export: '导出',
  unit: '单位',
  user: '用户',
  session: '登录会话',
  term: '字典',
  district: '区县',
}

const VERB_WORDS: Readonly<Record<string, string>> = {
  create: '新建',
  update: '修改',
  delete: '删除',
  restore: '恢复',
  unmask: '查看完整电话',
  'follow-up-done': '办结跟进',
  move: '推进阶段',
  return: '退回阶段',
  end: '终止',
  revive: '重启',
  correct: '更正',
  verify: '通过',
  reject: '退回',
  renew: '重新申报',
  save: '保存',
  read: '读取',
  run: '执行',
  write: '写入',
  undo: '撤销',
  lock: '锁定',
  allocate: '分解',
  figure: '填报数据',
  publish: '发布',
  'load-defaults': '载入默认目标',
  'set-up': '初始化',
  'reset-password': '重置密码',
  'change-password': '修改密码',
  'end-sessions': '强制下线',
  'sign-in': '登录',
  'sign-out': '退出',
  'sign-in-failed': '登录失败',
}

/** `company.update` → 修改企业; unknown parts stay as they are, so that nothing in the trail is hidden. */
export function actionWords(action: string): string {
  const [noun = '', verb = ''] = action.split('.')
  return `${VERB_WORDS[verb] ?? verb}${NOUN_WORDS[noun] ?? noun}`
}
