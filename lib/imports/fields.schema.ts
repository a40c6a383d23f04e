/** How a cell of a field is read. Each type has one reader in lib/imports/cells. */
export type FieldType =
  | 'text'
  | 'names'
  | 'people'
  | 'contact'
  | 'phone'
  | 'uscc'
  | 'origin'
  | 'targets'
  | 'progress'
  | 'money'
  | 'day'
  | 'count'
  | 'context'

type Fields = Record<string, { label: string; type: FieldType }>
type Field = Fields[string]

/** Columns that mean the same in whatever list they stand. 'context' ones are not stored: they say how another cell is to be read. */
const NUMBER = { label: '序号', type: 'context' } as const satisfies Field
const MONEY_UNIT = { label: '金额单位', type: 'context' } as const satisfies Field
const CURRENCY = { label: '币种', type: 'context' } as const satisfies Field
const CODE = { label: '统一社会信用代码', type: 'uscc' } as const satisfies Field
const ORIGIN = { label: '内资/外资', type: 'origin' } as const satisfies Field
const PHONE = { label: '联系电话', type: 'phone' } as const satisfies Field
const UNIT = { label: '责任单位', type: 'text' } as const satisfies Field
const PERSON = { label: '责任人', type: 'people' } as const satisfies Field
const REMARK = { label: '备注', type: 'text' } as const satisfies Field

export const PROJECT_FIELDS = {
  no: NUMBER,
  code: { label: '项目编号', type: 'text' },
  name: { label: '项目名称', type: 'text' },
  investor: { label: '投资方', type: 'names' },
  uscc: CODE,
  region: { label: '来源地', type: 'text' },
  origin: ORIGIN,
  targets: { label: '项目类型', type: 'targets' },
  industry: { label: '行业', type: 'text' },
  amount: { label: '总投资', type: 'money' },
  fixedAssets: { label: '固定资产投资', type: 'money' },
  registeredCapital: { label: '注册资本', type: 'money' },
  foreignCapital: { label: '外资金额', type: 'money' },
  paidIn: { label: '到位资金', type: 'money' },
  unitOfMoney: MONEY_UNIT,
  currency: CURRENCY,
  contactedOn: { label: '对接时间', type: 'day' },
  signedOn: { label: '签约时间', type: 'day' },
  registeredOn: { label: '注册时间', type: 'day' },
  commencedOn: { label: '开工时间', type: 'day' },
  operatingOn: { label: '投产时间', type: 'day' },
  progress: { label: '进展情况', type: 'progress' },
  landedCompany: { label: '落地公司', type: 'text' },
  landedUscc: { label: '落地公司统一社会信用代码', type: 'uscc' },
  unit: UNIT,
  person: PERSON,
  leader: { label: '包联领导', type: 'people' },
  contact: { label: '企业联系人', type: 'contact' },
  phone: PHONE,
  content: { label: '项目内容', type: 'text' },
  about: { label: '投资方简介', type: 'text' },
  place: { label: '落地地点', type: 'text' },
  partner: { label: '引荐人', type: 'text' },
  remark: REMARK,
} as const satisfies Fields

export const VISIT_FIELDS = {
  no: NUMBER,
  day: { label: '走访日期', type: 'day' },
  company: { label: '企业名称', type: 'text' },
  uscc: CODE,
  region: { label: '所在地', type: 'text' },
  mode: { label: '走访方式', type: 'text' },
  leader: { label: '带队领导', type: 'people' },
  people: { label: '参加人员', type: 'people' },
  unit: { label: '走访单位', type: 'text' },
  contact: { label: '接洽人', type: 'contact' },
  phone: PHONE,
  content: { label: '洽谈内容', type: 'text' },
  nextStep: { label: '下步打算', type: 'text' },
  nextDay: { label: '下次跟进日期', type: 'day' },
  project: { label: '相关项目', type: 'text' },
  request: { label: '企业诉求', type: 'text' },
  remark: REMARK,
} as const satisfies Fields

export const MONEY_FIELDS = {
  no: NUMBER,
  company: { label: '项目/企业', type: 'text' },
  project: { label: '项目名称', type: 'text' },
  uscc: CODE,
  origin: ORIGIN,
  moneyKind: { label: '资金类别', type: 'text' },
  amount: { label: '到账金额', type: 'money' },
  foreignAmount: { label: '外资到账金额', type: 'money' },
  unitOfMoney: MONEY_UNIT,
  currency: CURRENCY,
  day: { label: '到账日期', type: 'day' },
  evidence: { label: '凭证', type: 'text' },
  unit: UNIT,
  person: PERSON,
  remark: REMARK,
} as const satisfies Fields

export const EVENT_FIELDS = {
  no: NUMBER,
  name: { label: '活动名称', type: 'text' },
  day: { label: '日期', type: 'day' },
  place: { label: '地点', type: 'text' },
  unit: { label: '主办单位', type: 'text' },
  leader: { label: '出席领导', type: 'people' },
  companies: { label: '参会企业数', type: 'count' },
  attendees: { label: '参会人数', type: 'count' },
  signedProjects: { label: '签约项目数', type: 'count' },
  amount: { label: '签约金额', type: 'money' },
  unitOfMoney: MONEY_UNIT,
  currency: CURRENCY,
  content: { label: '活动内容', type: 'text' },
  remark: REMARK,
} as const satisfies Fields

export const COMPANY_FIELDS = {
  no: NUMBER,
  name: { label: '企业名称', type: 'text' },
  uscc: CODE,
  legalPerson: { label: '法定代表人', type: 'text' },
  region: { label: '所在地区', type: 'text' },
  origin: ORIGIN,
  industry: { label: '行业', type: 'text' },
  registeredCapital: { label: '注册资本', type: 'money' },
  unitOfMoney: MONEY_UNIT,
  currency: CURRENCY,
  establishedOn: { label: '成立日期', type: 'day' },
  address: { label: '地址', type: 'text' },
  building: { label: '楼宇', type: 'text' },
  contact: { label: '联系人', type: 'contact' },
  phone: PHONE,
  unit: { label: '服务单位', type: 'text' },
  person: { label: '企业专员', type: 'people' },
  about: { label: '企业简介', type: 'text' },
  remark: REMARK,
} as const satisfies Fields

/** People at companies. Several names in one cell are several contacts of that row. */
export const CONTACT_FIELDS = {
  no: NUMBER,
  company: { label: '企业名称', type: 'text' },
  uscc: CODE,
  contact: { label: '姓名', type: 'contact' },
  title: { label: '职务', type: 'text' },
  phone: PHONE,
  wechat: { label: '微信', type: 'text' },
  email: { label: '邮箱', type: 'text' },
  region: { label: '所在地区', type: 'text' },
  unit: UNIT,
  person: PERSON,
  remark: REMARK,
} as const satisfies Fields
