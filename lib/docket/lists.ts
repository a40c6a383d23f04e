import type { MetricKey } from '@/lib/metrics/definitions'

/** What stands behind a name: words, a day, a whole number, or an amount in 分 (USD: cents) that a name's ending turns into 元, 万元 or 亿元. */
export type FieldKind = 'text' | 'day' | 'count' | 'cny' | 'usd'
export type FieldMeaning = { kind: FieldKind; about: string }

const PROJECT = {
  项目名称: { kind: 'text', about: '项目名称' },
  投资方: { kind: 'text', about: '投资方名称' },
  目标类型: { kind: 'text', about: '项目服务的目标类型，多个用“、”连接' },
  '内资/外资': { kind: 'text', about: '内资或外资' },
  来源地: { kind: 'text', about: '投资方来源地' },
  落地片区: { kind: 'text', about: '项目落地片区' },
  当前阶段: { kind: 'text', about: '填报时项目所处阶段' },
  落地公司名称: { kind: 'text', about: '在区内注册的公司' },
  统一社会信用代码: { kind: 'text', about: '落地公司的统一社会信用代码，按文本填写' },
  协议投资额: { kind: 'cny', about: '协议投资额，外币按登记时汇率折合人民币' },
  注册资本: { kind: 'cny', about: '注册资本，外币折合人民币' },
  累计到位资金: { kind: 'cny', about: '项目开始以来的到位资金，外币折合人民币' },
  责任单位: { kind: 'text', about: '责任单位，业绩有分成的列出各单位比例' },
  责任人: { kind: 'text', about: '本单位责任人姓名' },
} as const satisfies Record<string, FieldMeaning>

const SIGNED = { ...PROJECT, 签约日期: { kind: 'day', about: '签约日期' } } as const satisfies Record<
  string,
  FieldMeaning
>

const ORDER = { 序号: { kind: 'count', about: '从1起的行号' } } as const satisfies Record<string, FieldMeaning>

export type DocketList = {
  title: string
  /** Which records are its rows, for the person. */
  about: string
  /** The figures whose lists it shows, in this order; none: projects in negotiation (rows.queries). */
  metrics: readonly MetricKey[]
  fields: Record<string, FieldMeaning>
}

/** The lists a form can be filled from; each is the list behind a figure, so that a form and the figure have the same rows. */
export const DOCKET_LISTS = {
  signed: {
    title: '签约项目',
    about: '期间内签约并已认定的项目，与“签约项目”指标一致',
    metrics: ['projects-signed'],
    fields: { ...ORDER, ...SIGNED },
  },
  'signed-100m': {
    title: '亿元以上项目',
    about: '期间内签约、协议投资额1亿元以上并已认定的项目，与“亿元以上签约项目”指标一致',
    metrics: ['projects-signed-100m'],
    fields: { ...ORDER, ...SIGNED },
  },
  negotiation: {
    title: '在谈项目',
    about: '截止日期当天处于在谈阶段、仍在推进的项目，按投资额从大到小',
    metrics: [],
    fields: {
      ...ORDER,
      ...PROJECT,
      进入在谈日期: { kind: 'day', about: '转为在谈的日期' },
      下一步时间: { kind: 'day', about: '登记的下一步工作时间' },
    },
  },
  arrivals: {
    title: '到位资金',
    about: '期间内到账并已认定的资金，与“实际利用内资”“实际使用外资”指标一致',
    metrics: ['capital-domestic', 'capital-foreign'],
    fields: {
      ...ORDER,
      ...PROJECT,
      到位日期: { kind: 'day', about: '资金到账日期' },
      资金类别: { kind: 'text', about: '实际利用内资或实际使用外资' },
      到位内资: { kind: 'cny', about: '本笔到位的内资（人民币）；外资的行留空' },
      到位外资: { kind: 'usd', about: '本笔到位的外资（美元）；内资的行留空' },
      凭证: { kind: 'text', about: '凭证号，没有登记的为投资方' },
    },
  },
  visits: {
    title: '走访企业',
    about: '期间内的走访，与“走访企业”指标一致，一次走访一行',
    metrics: ['visits'],
    fields: {
      ...ORDER,
      企业名称: { kind: 'text', about: '走访的企业' },
      走访日期: { kind: 'day', about: '走访日期' },
      走访方式: { kind: 'text', about: '外出拜访、来访接待、入企服务或线上' },
      地点: { kind: 'text', about: '走访地点' },
      带队领导: { kind: 'text', about: '带队领导' },
      我方人员: { kind: 'text', about: '我方参加人员，用“、”连接' },
      洽谈内容: { kind: 'text', about: '洽谈内容' },
      下步打算: { kind: 'text', about: '下步打算' },
      下次跟进日期: { kind: 'day', about: '下次跟进日期' },
      责任单位: { kind: 'text', about: '责任单位，联合走访的列出各单位' },
      责任人: { kind: 'text', about: '记录走访的本单位人员' },
    },
  },
} as const satisfies Record<string, DocketList>

export type DocketListKey = keyof typeof DOCKET_LISTS
export const DOCKET_LIST_KEYS = Object.keys(DOCKET_LISTS) as DocketListKey[]
export const isDocketList = (key: string): key is DocketListKey => Object.hasOwn(DOCKET_LISTS, key)

/** What stands once on a form, whatever its list. */
export const HEAD_FIELDS = {
  单位: { kind: 'text', about: '填报单位' },
  期间: { kind: 'text', about: '填报期间，如2026年3月、2026年第一季度' },
  期间起: { kind: 'day', about: '期间第一天' },
  期间止: { kind: 'day', about: '期间最后一天' },
  截止日期: { kind: 'day', about: '数据截止日期；期间还没有结束的，为填报当天' },
  填报日期: { kind: 'day', about: '下载表格的日期' },
  填报人: { kind: 'text', about: '下载表格的人' },
  '合计.数量': { kind: 'count', about: '全部行数（项目个数、资金笔数、走访家次）' },
} as const satisfies Record<string, FieldMeaning>
