import type { Synonyms } from './synonyms'

const UNIT_LIKE = /(责任|牵头|引进|招商|招引|填报|主办|承办|组织|举办|服务)(单位|部门|方)/
const USCC = { words: '统一社会信用代码 社会信用代码 信用代码 企业代码 机构代码 税号 统一信用代码', like: /信用代码/ }
const CURRENCY = { words: '币种 货币 货币种类 币别' }
const UNIT_OF_MONEY = { words: '金额单位 计量单位 货币单位 单位', like: /^(金额|货币|资金)单位$/ }
const REMARK = { words: '备注 说明 备注说明 其他 附注', like: /^备注/ }
const NO = { words: '序号 序 no no. 号 编号', like: /^序号/ }
const PERSON = {
  words: '责任人 负责人 项目负责人 联络员 专员 招商专员 跟进人 经办人 服务专员 企业专员 招引人 企业服务专员',
  like: /^(?!.*(电话|法)).*(责任人|负责人|专员|联络员|经办人)$/,
}

/** Headings of ledgers of money that arrived. */
export const MONEY_SYNONYMS: Synonyms<'money'> = {
  no: NO,
  company: {
    words:
      '项目/企业 企业名称 企业 公司名称 到资企业 到账企业 到位企业 单位名称 投资企业 投资方 投资方名称 资金到账企业 项目(企业)名称 企业/项目 企业(项目)名称 项目单位 项目公司 企业(项目) 项目(企业) 项目/企业名称 企业/项目名称 收款企业 到账单位 外资企业名称',
    like: /(到资|到账|到位|收款|投资)(企业|单位|公司|方)/,
  },
  project: { words: '项目名称 项目 所属项目 对应项目', like: /项目名称/ },
  uscc: USCC,
  origin: {
    words: '内资/外资 内外资 内/外资 内外资类型 资金性质 资本性质 内外资别 资金来源',
    like: /内.?外资/,
    weak: '类别 类型 资金类别 资金类型 性质',
  },
  moneyKind: {
    words: '资金类别 资金类型 款项 款项性质 出资类型 出资方式 资金用途 到资类型 款项类别 资金种类',
    weak: '类别 类型 资金性质',
  },
  amount: {
    words:
      '到账金额 到位资金 到账资金 到位金额 实缴金额 实际到账 到资额 到资金额 实到资金 本次到账 到账额 实际到位资金 实际到账资金 入账金额 实际使用外资 实际利用外资 到位额 到账数 实缴资本 到位资金额 本期到账 到账数额 资金额 到账外资 实际到账金额 本次到位资金 本次到账金额 实缴资金 到账资金额 入资金额 金额',
    like: /(到账|到位|实缴|到资|入账|使用外资|利用外资|入资).{0,4}(金额|资金|额|数)?/,
    weak: '数额 资金',
  },
  unitOfMoney: UNIT_OF_MONEY,
  currency: CURRENCY,
  day: {
    words:
      '到账日期 到账时间 到位时间 到位日期 入账日期 入账时间 到资日期 到资时间 资金到账时间 资金到账日期 实缴日期 实缴时间 缴款日期 资金到位时间 入资日期 入资时间 日期 时间',
    like: /(到账|到位|入账|到资|实缴|缴款|入资).{0,4}(时间|日期|年月)/,
    weak: '年月 月份',
  },
  evidence: {
    words: '凭证 佐证 佐证材料 证明材料 凭证号 到账凭证 附件 凭据 证明 凭证名称 凭证类型 入账凭证',
    like: /凭证|佐证|证明/,
  },
  unit: {
    words: '责任单位 牵头单位 引进单位 招商单位 填报单位 责任部门 部门 街道 所属街道 申报单位 上报单位 引资单位',
    like: UNIT_LIKE,
    weak: '单位',
  },
  person: PERSON,
  remark: REMARK,
}

/** Headings of ledgers of promotion events. */
export const EVENT_SYNONYMS: Synonyms<'events'> = {
  no: NO,
  name: {
    words:
      '活动名称 活动 推介会名称 活动主题 推介活动 推介活动名称 会议名称 推介会 活动项目 招商活动 招商活动名称 名称 主题',
    like: /(活动|推介会?|会议|招商会).{0,2}(名称|主题)/,
  },
  day: {
    words: '活动时间 活动日期 举办时间 举办日期 召开时间 召开日期 日期 时间 会议时间',
    like: /(活动|举办|召开|会议).{0,2}(时间|日期)/,
  },
  place: {
    words: '地点 活动地点 举办地点 举办地 城市 举办城市 会场 活动城市 召开地点',
    like: /(活动|举办|召开).{0,2}(地点|城市|地)/,
  },
  unit: {
    words: '主办单位 承办单位 组织单位 责任单位 牵头单位 举办单位 主办方 承办方 主办 主办部门 组织部门',
    like: UNIT_LIKE,
    weak: '单位 部门',
  },
  leader: { words: '出席领导 参加领导 带队领导 参会领导', like: /领导/ },
  companies: {
    words:
      '参会企业数 参会企业 企业数 参加企业数 参会企业家数 邀请企业数 到会企业数 参会企业数量 参会客商 参会客商数 参加企业 参会企业(家) 邀请企业 参会家数 到会企业 客商数',
    like: /(参会|参加|邀请|到会|出席).{0,2}(企业|客商)/,
  },
  attendees: {
    words: '参会人数 参加人数 人数 参会人员数 规模 参会嘉宾 到会人数 参会人次 活动规模',
    like: /(参会|参加|到会|出席).{0,2}(人数|人次|嘉宾)/,
  },
  signedProjects: {
    words: '签约项目数 签约数 签约项目 签约个数 现场签约项目数 签约项目个数 现场签约',
    like: /签约.{0,2}(项目|个)?数/,
  },
  amount: {
    words: '签约金额 签约额 签约总额 签约投资额 协议投资额 签约总投资',
    like: /签约.{0,2}(金额|额|投资)/,
    weak: '投资额 总投资 金额',
  },
  unitOfMoney: UNIT_OF_MONEY,
  currency: CURRENCY,
  content: {
    words: '活动内容 内容 活动情况 主要内容 活动成效 成效 活动概况 活动成果 活动简介',
    like: /活动.{0,2}(内容|情况|成效|成果|概况)/,
  },
  remark: REMARK,
}

/** Headings of company lists. */
export const COMPANY_SYNONYMS: Synonyms<'companies'> = {
  no: NO,
  name: {
    words: '企业名称 公司名称 单位名称 市场主体名称 企业全称 公司全称 企业 公司 机构名称 名称 企业(机构)名称',
    like: /(企业|公司|单位|主体|机构).{0,2}名称/,
  },
  uscc: USCC,
  legalPerson: {
    words: '法定代表人 法人代表 法人 法定代表人姓名 企业法人 法人姓名 负责人',
    like: /法定代表人|法人(代表)?$/,
  },
  region: {
    words: '所在地区 所在地 来源地 地区 所属地区 所在区 所在城市 城市 注册地 所属街道 街道',
    like: /(所在|所属)(地|区|城市|街道)/,
  },
  origin: { words: '内资/外资 内外资 企业性质 资本性质 内外资类型 企业类型 性质', like: /内.?外资/ },
  industry: { words: '行业 所属行业 行业类别 行业分类 国民经济行业 行业门类 产业 所属产业 产业类型', like: /行业/ },
  registeredCapital: { words: '注册资本 注册资金 注册资本金 认缴资本', like: /注册资(本|金)/ },
  unitOfMoney: UNIT_OF_MONEY,
  currency: CURRENCY,
  establishedOn: {
    words: '成立日期 成立时间 注册时间 注册日期 设立日期 登记日期 设立时间 注册登记日期',
    like: /(成立|设立|注册|登记).{0,2}(时间|日期)/,
  },
  address: {
    words: '地址 注册地址 经营地址 办公地址 企业地址 住所 经营场所 详细地址 联系地址',
    like: /地址|住所|场所/,
  },
  building: { words: '楼宇 所在楼宇 所属楼宇 载体 所在载体 办公楼宇', like: /楼宇|载体/ },
  contact: { words: '联系人 企业联系人 联系人姓名 联络人 联系人及电话 企业负责人 联系人及职务', like: /联系人/ },
  phone: {
    words: '电话 联系电话 联系方式 手机 手机号 手机号码 企业电话 联系人电话',
    like: /^(?!.*(责任|领导|专员)).*(电话|手机|联系方式)/,
  },
  unit: { words: '服务单位 责任单位 归口单位 主管部门 责任部门 部门 包联单位 主管单位', like: UNIT_LIKE, weak: '单位' },
  person: PERSON,
  about: { words: '企业简介 公司简介 简介 主营业务 经营范围 主要业务 企业概况 企业情况', like: /简介|主营|经营范围/ },
  remark: REMARK,
}
