/** The field's vocabulary in code and in Chinese. A new code fails to compile until it has its term. */
export const STAGES = ['lead', 'contact', 'negotiation', 'signed', 'registered', 'commenced', 'operating'] as const
export type Stage = (typeof STAGES)[number]
export const STAGE_TERMS: Record<Stage, string> = {
  lead: '线索',
  contact: '对接',
  negotiation: '在谈',
  signed: '签约',
  registered: '注册落地',
  commenced: '开工/装修',
  operating: '开业/投产',
}
export const stageIndex = (stage: Stage): number => STAGES.indexOf(stage)
export const isStage = (value: string): value is Stage => (STAGES as readonly string[]).includes(value)

export const PROJECT_STATES = ['active', 'suspended', 'lost'] as const
export type ProjectState = (typeof PROJECT_STATES)[number]
export const PROJECT_STATE_TERMS: Record<ProjectState, string> = { active: '推进中', suspended: '搁置', lost: '流失' }

export const MONEY_KINDS = ['agreed', 'registered-capital', 'paid-in', 'fixed-assets', 'foreign-used'] as const
export type MoneyKind = (typeof MONEY_KINDS)[number]
export const MONEY_KIND_TERMS: Record<MoneyKind, string> = {
  agreed: '协议投资额',
  'registered-capital': '注册资本',
  'paid-in': '实缴/到位资金',
  'fixed-assets': '固定资产投资',
  'foreign-used': '实际使用外资',
}

export const ORIGINS = ['domestic', 'foreign'] as const
export type Origin = (typeof ORIGINS)[number]
export const ORIGIN_TERMS: Record<Origin, string> = { domestic: '内资', foreign: '外资' }

export const COMPANY_KINDS = ['prospective', 'resident'] as const
export type CompanyKind = (typeof COMPANY_KINDS)[number]
export const COMPANY_KIND_TERMS: Record<CompanyKind, string> = { prospective: '区外企业', resident: '驻区企业' }

export const VERIFICATIONS = ['claimed', 'verified', 'rejected'] as const
export type Verification = (typeof VERIFICATIONS)[number]
export const VERIFICATION_TERMS: Record<Verification, string> = {
  claimed: '待认定',
  verified: '已认定',
  rejected: '未通过',
}

export const ROLES = ['staff', 'manager', 'leader', 'auditor', 'admin'] as const
export type Role = (typeof ROLES)[number]
export const ROLE_TERMS: Record<Role, string> = {
  staff: '招商专员',
  manager: '部门负责人',
  leader: '领导',
  auditor: '审计督查',
  admin: '系统管理员',
}

export const UNIT_KINDS = ['city', 'district', 'department', 'street', 'outpost'] as const
export type UnitKind = (typeof UNIT_KINDS)[number]
export const UNIT_KIND_TERMS: Record<UnitKind, string> = {
  city: '市',
  district: '区',
  department: '部门',
  street: '街道',
  outpost: '驻外招商队',
}

export const GOAL_PERIODS = ['annual', 'cumulative', 'stock'] as const
export type GoalPeriod = (typeof GOAL_PERIODS)[number]
export const GOAL_PERIOD_TERMS: Record<GoalPeriod, string> = {
  annual: '年度',
  cumulative: '规划期累计',
  stock: '期末存量',
}

export const REQUEST_STATES = ['open', 'handling', 'answered', 'solved', 'unsolved'] as const
export type RequestState = (typeof REQUEST_STATES)[number]
export const REQUEST_STATE_TERMS: Record<RequestState, string> = {
  open: '待受理',
  handling: '办理中',
  answered: '已答复',
  solved: '已解决',
  unsolved: '未能解决',
}

/** 专班 and 顶格协调: where a request goes that its unit cannot solve. */
export const REQUEST_LEVELS = ['unit', 'task-force', 'top'] as const
export type RequestLevel = (typeof REQUEST_LEVELS)[number]
export const REQUEST_LEVEL_TERMS: Record<RequestLevel, string> = {
  unit: '承办单位',
  'task-force': '专班',
  top: '顶格协调',
}

export const VERDICTS = ['satisfied', 'unsatisfied'] as const
export type Verdict = (typeof VERDICTS)[number]
export const VERDICT_TERMS: Record<Verdict, string> = { satisfied: '满意', unsatisfied: '不满意' }

export const PLAN_STATES = ['planned', 'held', 'cancelled'] as const
export type PlanState = (typeof PLAN_STATES)[number]
export const PLAN_STATE_TERMS: Record<PlanState, string> = { planned: '计划中', held: '已走访', cancelled: '已取消' }

export const PLAN_ANSWERS = ['asked', 'joined', 'declined'] as const
export type PlanAnswer = (typeof PLAN_ANSWERS)[number]
export const PLAN_ANSWER_TERMS: Record<PlanAnswer, string> = { asked: '待答复', joined: '参加', declined: '不参加' }

export const INSTRUCTION_STATES = ['open', 'answered', 'closed'] as const
export type InstructionState = (typeof INSTRUCTION_STATES)[number]
export const INSTRUCTION_STATE_TERMS: Record<InstructionState, string> = {
  open: '办理中',
  answered: '已反馈',
  closed: '已办结',
}

export const CHANNEL_KINDS = ['mail', 'wecom', 'dingtalk', 'feishu'] as const
export type ChannelKind = (typeof CHANNEL_KINDS)[number]
export const CHANNEL_KIND_TERMS: Record<ChannelKind, string> = {
  mail: '电子邮件',
  wecom: '企业微信机器人',
  dingtalk: '钉钉机器人',
  feishu: '飞书机器人',
}

/** `uncertain`: handed over without an answer, or its sender died; never sent again by itself. `dropped`: nothing was left to say. */
export const DELIVERY_STATES = ['waiting', 'sending', 'sent', 'failed', 'uncertain', 'dropped'] as const
export type DeliveryState = (typeof DELIVERY_STATES)[number]
export const DELIVERY_STATE_TERMS: Record<DeliveryState, string> = {
  waiting: '待发送',
  sending: '发送中',
  sent: '已送达',
  failed: '发送失败',
  uncertain: '送达不明',
  dropped: '无需发送',
}

/** Nouns to which a district can add fields of its own. */
export const EXTRA_NOUNS = ['company', 'contact', 'project', 'visit', 'event'] as const
export type ExtraNoun = (typeof EXTRA_NOUNS)[number]
export const EXTRA_NOUN_TERMS: Record<ExtraNoun, string> = {
  company: '企业',
  contact: '联系人',
  project: '项目',
  visit: '走访',
  event: '推介活动',
}
export const EXTRA_TYPES = ['text', 'number', 'day'] as const
export type ExtraType = (typeof EXTRA_TYPES)[number]
export const EXTRA_TYPE_TERMS: Record<ExtraType, string> = { text: '文字', number: '数字', day: '日期' }

/**
 * Where an import stands. `read`: looked at, nothing written. `queued`: to be written by whoever takes it; `writing`, `undoing`: somebody does.
 * `failed`: nothing was written; it can be asked for again.
 */
export const BATCH_STATUS_TERMS = {
  read: '待确认',
  queued: '排队中',
  writing: '正在导入',
  written: '已导入',
  failed: '未导入成功',
  undoing: '正在撤销',
  undone: '已撤销',
} as const
export type BatchStatus = keyof typeof BATCH_STATUS_TERMS
export const BATCH_STATUSES = Object.keys(BATCH_STATUS_TERMS) as BatchStatus[]

/** What stretch of time a summary is of. */
export const REPORT_KINDS = ['month', 'quarter', 'half', 'year'] as const
export type ReportKind = (typeof REPORT_KINDS)[number]
export const REPORT_KIND_TERMS: Record<ReportKind, string> = {
  month: '月报',
  quarter: '季报',
  half: '半年报',
  year: '年报',
}

/** A withdrawn summary is a draft again; the edition that went out keeps its withdrawal. */
export const REPORT_STATES = ['draft', 'submitted', 'approved', 'published'] as const
export type ReportState = (typeof REPORT_STATES)[number]
export const REPORT_STATE_TERMS: Record<ReportState, string> = {
  draft: '起草中',
  submitted: '已报送',
  approved: '已审定',
  published: '已发布',
}

export const REPORT_STEP_TERMS = {
  drafted: '生成初稿',
  submitted: '报送',
  returned: '退回修改',
  recalled: '撤回报送',
  approved: '审定',
  published: '发布',
  withdrawn: '撤回发布',
} as const
export type ReportStep = keyof typeof REPORT_STEP_TERMS
