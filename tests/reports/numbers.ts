import type { FigureNumbers, FigureUnit, SummaryNumbers, Tally } from '@/lib/reports/numbers'
import { reportPeriodOf } from '@/lib/reports/period.rules'

const TITLES: Record<string, [title: string, unit: FigureUnit]> = {
  visits: ['走访企业', { kind: 'count', label: '家次' }],
  'companies-visited': ['走访企业家数', { kind: 'count', label: '家' }],
  'projects-signed': ['签约项目', { kind: 'count', label: '个' }],
  'projects-signed-10m': ['千万元以上签约项目', { kind: 'count', label: '个' }],
  'projects-signed-100m': ['亿元以上签约项目', { kind: 'count', label: '个' }],
  'capital-domestic': ['到位内资', { kind: 'money', currency: 'CNY' }],
  'capital-foreign': ['实际使用外资', { kind: 'money', currency: 'USD' }],
  headquarters: ['总部企业', { kind: 'count', label: '家' }],
  finance: ['金融机构（企业）', { kind: 'count', label: '家' }],
  events: ['推介活动', { kind: 'count', label: '场' }],
}

/** [month, cumulative, previous month, same month last year, same stretch last year, claimed] in smallest units. */
type Row = [number, number, number | null, number | null, number | null, number?]

export function tally([
  month,
  cumulative,
  previousMonth,
  sameMonthLastYear,
  lastYearCumulative,
  claimed = 0,
]: Row): Tally {
  return { month, cumulative, previousMonth, sameMonthLastYear, lastYearCumulative, claimed }
}

export function figure(key: string, row: Row): FigureNumbers {
  const [title, unit] = TITLES[key] ?? [key, { kind: 'count', label: '个' }]
  return { key, title, unit, ...tally(row) }
}

const NOTHING = { rows: [], total: 0 }

/** A summary with nothing in it: every test states what it needs. */
export function bare(over: Partial<SummaryNumbers> = {}): SummaryNumbers {
  return {
    unit: { id: 'shinan', name: '青岛市市南区', scope: '全区' },
    period: reportPeriodOf('month', '2018-03-31'),
    through: '2018-03-31',
    issuer: '市南区招商促进中心',
    issuedOn: '2018-04-03',
    figures: [],
    goals: [],
    ranking: { columns: [], rows: [] },
    projects: { total: 0, moved: 0, rows: [] },
    problems: [],
    plans: [],
    course: [],
    adjustments: null,
    annexes: { signed: NOTHING, negotiations: NOTHING, visits: NOTHING },
    ...over,
  }
}

/**
 * March 2018, worked by hand: 66 visits after 69 in February and 60 a year before; 201 in the quarter after 180, and so on.
 * Money in 分 and cents: 8.2亿元 = 82,000,000,000.
 */
export function march(): SummaryNumbers {
  return bare({
    figures: [
      figure('visits', [66, 201, 69, 60, 180]),
      figure('companies-visited', [58, 180, 61, 55, 165]),
      figure('projects-signed', [12, 30, 8, 10, 24, 3]),
      figure('projects-signed-10m', [10, 26, 7, 8, 20]),
      figure('projects-signed-100m', [3, 7, 2, 2, 6]),
      figure(
        'capital-domestic',
        [82_000_000_000, 250_000_000_000, 91_000_000_000, 80_000_000_000, 230_000_000_000, 1_234_560_000],
      ),
      figure('capital-foreign', [3_200_000_000, 9_100_000_000, 0, 4_000_000_000, 9_800_000_000]),
      figure('headquarters', [1, 3, 0, 0, 2]),
      figure('finance', [5, 14, 4, 6, 14]),
      figure('events', [2, 4, 1, 2, 3]),
    ],
    goals: [
      {
        id: 'visits-800',
        plan: '2018年市南区政府工作报告',
        title: '走访企业',
        unit: { kind: 'count', label: '家次' },
        period: 'annual',
        target: 800,
        timeProgress: 90 / 365,
        ...tally([66, 201, 69, 60, 180]),
      },
      {
        id: 'capital',
        plan: '2018年市南区政府工作报告',
        title: '到位内资',
        unit: { kind: 'money', currency: 'CNY' },
        period: 'annual',
        target: 10_500_000_000_00,
        timeProgress: 90 / 365,
        ...tally([82_000_000_000, 250_000_000_000, 91_000_000_000, 80_000_000_000, 230_000_000_000]),
      },
      {
        id: 'hq',
        plan: '“十四五”规划',
        title: '引进区域性总部',
        unit: { kind: 'count', label: '家' },
        period: 'cumulative',
        target: 90,
        timeProgress: null,
        ...tally([1, 31, 0, 0, null]),
      },
    ],
    ranking: {
      columns: [
        { key: 'projects-signed', title: '签约项目', unit: { kind: 'count', label: '个' } },
        { key: 'capital-domestic', title: '到位内资', unit: { kind: 'money', currency: 'CNY' } },
        { key: 'visits', title: '走访企业', unit: { kind: 'count', label: '家次' } },
      ],
      rows: [
        { unitId: 'a', name: '香港中路街道', cumulative: [9, 100_000_000_000, 60], previous: [6, 70_000_000_000, 40] },
        { unitId: 'b', name: '北京队', cumulative: [12, 90_000_000_000, 80], previous: [5, 60_000_000_000, 50] },
        { unitId: 'c', name: '金湖路街道', cumulative: [0, 0, 0], previous: [0, 0, 0] },
        { unitId: 'd', name: '八大峡街道', cumulative: [0, 0, 0], previous: [0, 0, 0] },
        { unitId: 'e', name: '上海队', cumulative: [9, 60_000_000_000, 61], previous: [7, 38_000_000_000, 45] },
      ],
    },
    projects: {
      total: 3,
      moved: 2,
      rows: [
        {
          id: 'p1',
          name: '海上云谷区域总部',
          investor: '远帆控股集团有限公司',
          unit: '上海队',
          stage: 'signed',
          state: 'active',
          amount: { minor: 12_000_000_000, currency: 'CNY' },
          moves: [
            {
              kind: 'money',
              on: '2018-03-20',
              moneyKind: 'paid-in',
              amount: { minor: 2_000_000_000, currency: 'CNY' },
            },
            { kind: 'stage', on: '2018-03-12', from: 'negotiation', to: 'signed' },
          ],
        },
        {
          id: 'p2',
          name: '蓝湾基金',
          investor: '',
          unit: '北京队',
          stage: 'contact',
          state: 'suspended',
          amount: null,
          moves: [{ kind: 'state', on: '2018-03-28', to: 'suspended', reason: '投资方内部调整' }],
        },
      ],
    },
    problems: [
      {
        id: 'r1',
        subject: '远帆控股集团有限公司',
        text: '办公载体装修消防验收未通过',
        owner: '区住建局',
        due: '2018-03-28',
      },
      { id: 'r2', subject: '港湾物流', text: '需对接口岸查验政策。', owner: '区商务局', due: null },
    ],
    plans: [{ id: 'n1', subject: '港湾冷链', text: '赴上海洽谈投资协议', owner: '上海队', on: '2018-04-10' }],
    annexes: {
      signed: {
        total: 2,
        rows: [
          {
            id: 'p1',
            name: '海上云谷区域总部',
            investor: '远帆控股集团有限公司',
            signedOn: '2018-03-12',
            amount: { minor: 12_000_000_000, currency: 'CNY' },
            types: ['总部', '数字经济'],
            unit: '上海队',
            verification: 'verified',
          },
          {
            id: 'p9',
            name: '=HYPERLINK("http://x","点我")',
            investor: '@SUM(A1)',
            signedOn: '2018-03-30',
            amount: { minor: 123_456_789, currency: 'USD' },
            types: [],
            unit: '北京队',
            verification: 'claimed',
          },
        ],
      },
      negotiations: {
        total: 1,
        rows: [
          {
            id: 'p3',
            name: '港湾冷链',
            investor: '港湾物流',
            amount: null,
            types: ['航运贸易'],
            unit: '北京队',
            nextStep: '洽谈投资协议',
            nextOn: '2018-04-10',
          },
        ],
      },
      visits: {
        total: 66,
        rows: Array.from({ length: 66 }, (_, index) => ({
          id: `v${index}`,
          on: `2018-03-${String((index % 31) + 1).padStart(2, '0')}`,
          company: `示例企业${index + 1}有限公司`,
          kind: '外出拜访',
          people: '王一、李二',
          topic: '交流总部选址与人才政策，约定四月回访',
          unit: '上海队',
        })),
      },
    },
  })
}
