import { type Rule, ruleOf } from '@/lib/goals/rule.schema'

/** A million yuan in 分. */
const MILLION = 100_000_000

/** `unitLabel` is what its counts are called; money metrics carry their currency instead. */
type Definition = { title: string; unitLabel: string; rule: Rule }

const TABLE = {
  visits: { title: '走访企业', unitLabel: '家次', rule: ruleOf({ source: 'visits', measure: 'records' }) },
  'companies-visited': {
    title: '走访企业家数',
    unitLabel: '家',
    rule: ruleOf({ source: 'visits', measure: 'companies' }),
  },
  'projects-signed': { title: '签约项目', unitLabel: '个', rule: ruleOf({ source: 'stage', stage: 'signed' }) },
  'projects-signed-10m': {
    title: '千万元以上签约项目',
    unitLabel: '个',
    rule: ruleOf({ source: 'stage', stage: 'signed', minAmountCny: 10 * MILLION }),
  },
  'projects-signed-100m': {
    title: '亿元以上签约项目',
    unitLabel: '个',
    rule: ruleOf({ source: 'stage', stage: 'signed', minAmountCny: 100 * MILLION }),
  },
  'projects-signed-100m-domestic': {
    title: '亿元以上内资签约项目',
    unitLabel: '个',
    rule: ruleOf({ source: 'stage', stage: 'signed', minAmountCny: 100 * MILLION, origin: 'domestic' }),
  },
  'foreign-enterprises': {
    title: '新设外商投资企业',
    unitLabel: '家',
    rule: ruleOf({ source: 'stage', stage: 'registered', origin: 'foreign' }),
  },
  headquarters: {
    title: '引进总部企业',
    unitLabel: '家',
    rule: ruleOf({ source: 'stage', stage: 'registered', targetTypes: ['headquarters'] }),
  },
  finance: {
    title: '引进金融机构和企业',
    unitLabel: '家',
    rule: ruleOf({ source: 'stage', stage: 'registered', targetTypes: ['finance'] }),
  },
  shipping: {
    title: '引进航运贸易企业',
    unitLabel: '家',
    rule: ruleOf({ source: 'stage', stage: 'registered', targetTypes: ['shipping'] }),
  },
  digital: {
    title: '引进数字经济企业',
    unitLabel: '家',
    rule: ruleOf({ source: 'stage', stage: 'registered', targetTypes: ['digital'] }),
  },
  'capital-domestic': {
    title: '实际利用内资',
    unitLabel: '元',
    rule: ruleOf({ source: 'money', moneyKinds: ['paid-in'], origin: 'domestic', measure: 'cny' }),
  },
  'capital-foreign': {
    title: '实际使用外资',
    unitLabel: '美元',
    rule: ruleOf({ source: 'money', moneyKinds: ['foreign-used'], origin: 'foreign', measure: 'usd' }),
  },
  'requests-solved': { title: '解决企业诉求', unitLabel: '件', rule: ruleOf({ source: 'requests' }) },
  events: { title: '招商推介活动', unitLabel: '场', rule: ruleOf({ source: 'events' }) },
} as const satisfies Record<string, Definition>

export type MetricKey = keyof typeof TABLE
/** What each named number means; the only place that says so. */
export const METRICS: Record<MetricKey, Definition> = TABLE
export const METRIC_KEYS = Object.keys(TABLE) as MetricKey[]
export const isMetricKey = (key: string): key is MetricKey => Object.hasOwn(TABLE, key)
