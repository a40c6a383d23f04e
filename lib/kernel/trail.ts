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
  publish: '发布',
  'set-up': '初始化',
}

/** Actions that verb and noun would say clumsily. */
const WHOLE_WORDS: Readonly<Record<string, string>> = {
  'contact.unmask': '查看联系人完整电话',
  'visit.follow-up-done': '办结走访跟进',
  'project.move': '推进项目阶段',
  'project.return': '退回项目阶段',
  'export.run': '导出列表',
  'report.export': '导出月报',
  'import.read': '读取台账',
  'import.map': '调整台账对应关系',
  'import.write': '导入台账',
  'import.undo': '撤销台账导入',
  'claim.verify': '认定通过',
  'claim.reject': '认定退回',
  'goal.figure': '填报目标数据',
  'goal.allocate': '分解目标',
  'plan.load-defaults': '载入默认目标',
  'user.end-sessions': '强制用户下线',
  'user.reset-password': '重置用户密码',
  'user.change-password': '修改本人密码',
  'session.sign-in': '登录',
  'session.sign-out': '退出登录',
  'session.sign-in-failed': '登录失败',
  'session.sign-in-oidc': '统一身份认证登录',
  'session.sign-out-everywhere': '在所有设备退出登录',
}

/** `company.update` → 修改企业; unknown parts stay as they are, so that nothing in the trail is hidden. */
export function actionWords(action: string): string {
  const [noun = '', verb = ''] = action.split('.')
  return WHOLE_WORDS[action] ?? `${VERB_WORDS[verb] ?? verb}${NOUN_WORDS[noun] ?? noun}`
}
