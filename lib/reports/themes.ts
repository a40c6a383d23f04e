/**
 * A theme of the overview: one lead metric, how a clerk words it, and the metrics told inside its sentence.
 * Keys are those of lib/metrics/definitions.ts; a metric that is missing from the numbers is left out of the prose.
 */
export type Theme = {
  key: string
  verb: string
  zero: string
  cumulativeVerb: string
  cumulativeZero: string
  partsWord: string
  parts: { key: string; label: string }[]
}

export const THEMES: Theme[] = [
  {
    key: 'visits',
    verb: '走访企业',
    zero: '未开展企业走访',
    cumulativeVerb: '累计走访企业',
    cumulativeZero: '尚未开展企业走访',
    partsWord: '涉及',
    parts: [{ key: 'companies-visited', label: '企业' }],
  },
  {
    key: 'projects-signed',
    verb: '新签约项目',
    zero: '无新签约项目',
    cumulativeVerb: '累计签约项目',
    cumulativeZero: '尚无签约项目',
    partsWord: '其中',
    parts: [
      { key: 'projects-signed-10m', label: '千万元以上' },
      { key: 'projects-signed-100m', label: '亿元以上' },
    ],
  },
  {
    key: 'capital-domestic',
    verb: '实际利用内资',
    zero: '无内资到位',
    cumulativeVerb: '累计实际利用内资',
    cumulativeZero: '尚无内资到位',
    partsWord: '',
    parts: [],
  },
  {
    key: 'capital-foreign',
    verb: '实际使用外资',
    zero: '无外资到位',
    cumulativeVerb: '累计实际使用外资',
    cumulativeZero: '尚无外资到位',
    partsWord: '',
    parts: [],
  },
  {
    key: 'requests-solved',
    verb: '解决企业诉求',
    zero: '无已解决的企业诉求',
    cumulativeVerb: '累计解决企业诉求',
    cumulativeZero: '尚无已解决的企业诉求',
    partsWord: '',
    parts: [],
  },
  {
    key: 'events',
    verb: '举办招商推介活动',
    zero: '未举办招商推介活动',
    cumulativeVerb: '累计举办招商推介活动',
    cumulativeZero: '尚未举办招商推介活动',
    partsWord: '',
    parts: [],
  },
]

/** What arrived by kind, told in one sentence. */
export const ARRIVALS: { key: string; label: string }[] = [
  { key: 'headquarters', label: '总部企业' },
  { key: 'finance', label: '金融机构（企业）' },
  { key: 'shipping', label: '航运贸易企业' },
  { key: 'digital', label: '数字经济企业' },
  { key: 'foreign-enterprises', label: '外商投资企业' },
]
