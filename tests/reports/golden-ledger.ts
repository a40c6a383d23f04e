import type { Stage } from '@/lib/kernel/terms'
import { records } from '../numbers/records'
import type { World } from '../world/world'

/** Money in 分 and cents: 1亿 = 10,000,000,000; 1万 = 1,000,000. */
export const YI = 10_000_000_000
export const WAN = 1_000_000

const VISITS: [company: string, day: string][] = [
  ['企业一', '2024-01-05'],
  ['企业二', '2024-01-18'],
  ['企业一', '2024-02-20'],
  ['企业三', '2024-04-10'],
  ['企业一', '2024-12-03'],
  ['企业二', '2024-12-10'],
  ['企业三', '2024-12-20'],
  ['企业四', '2024-12-27'],
  ['企业一', '2025-01-06'],
  ['企业一', '2025-01-20'],
  ['企业二', '2025-01-22'],
  ['企业二', '2025-03-04'],
  ['企业三', '2025-03-11'],
  ['企业一', '2025-04-15'],
  ['企业四', '2025-04-16'],
  ['企业五', '2025-04-17'],
  ['企业五', '2025-07-08'],
  ['企业一', '2025-11-05'],
  ['企业六', '2025-11-06'],
]
const EVENTS = ['2024-03-08', '2024-12-12', '2025-01-16', '2025-06-18', '2025-06-19']
const SOLVED = ['2024-12-05', '2025-01-08', '2025-01-09', '2025-05-20']

type Project = {
  name: string
  agreed: number
  targets?: string[]
  foreign?: boolean
  ended?: string
  stages: [Stage, string][]
  paid?: [minor: number, day: string][]
}
const PROJECTS: Project[] = [
  {
    name: '海湾总部',
    agreed: 1.2 * YI,
    targets: ['headquarters'],
    stages: [
      ['negotiation', '2024-02-01'],
      ['signed', '2024-03-15'],
      ['registered', '2024-06-20'],
    ],
    paid: [[1000 * WAN, '2024-07-01']],
  },
  {
    name: '蓝谷基金',
    agreed: 5000 * WAN,
    targets: ['finance'],
    stages: [
      ['signed', '2025-01-15'],
      ['registered', '2025-04-20'],
    ],
    paid: [[2000 * WAN, '2025-01-25']],
  },
  {
    // Signed in March, given up in April: it was in March's summary and has left April's.
    name: '云港物流',
    agreed: 2 * YI,
    ended: '2025-04-25',
    stages: [
      ['negotiation', '2025-01-10'],
      ['signed', '2025-03-20'],
    ],
  },
  {
    name: '外资研发中心',
    agreed: 1.5 * YI,
    foreign: true,
    stages: [
      ['signed', '2025-05-10'],
      ['registered', '2025-06-06'],
    ],
    paid: [[300 * WAN, '2025-06-30']],
  },
]

/**
 * Two years of a very small district, so that every figure of its summaries can be counted with a finger on this page. Nothing at all
 * happened in February 2025.
 */
export async function goldenLedger(at: World): Promise<void> {
  const write = records(at)
  for (const company of new Set(VISITS.map(([company]) => company))) await write.company(company)
  for (const [company, day] of VISITS) await write.visit(company, day)
  for (const day of EVENTS) await write.event(`推介会${day}`, day)
  for (const day of SOLVED) await write.request(`诉求${day}`, 'bureau', 'bureau', day, day)
  for (const { name, agreed, targets, foreign, ended, stages, paid = [] } of PROJECTS) {
    const origin = foreign ? 'foreign' : 'domestic'
    const end = ended ? { state: 'lost' as const, endedOn: ended } : {}
    await write.project(name, 'bureau', { agreedCny: agreed, targets, origin, investor: `${name}投资方`, ...end })
    for (const [stage, day] of stages) await write.stage(name, stage, day)
    for (const [minor, day] of paid) await write.money(name, foreign ? 'foreign-used' : 'paid-in', minor, day)
  }
}
