import type { Actor } from '@/lib/audit/record'
import type { Tx } from '@/lib/db/store'
import { addDays, type Day, daysBetween } from '@/lib/kernel/month'
import { STAGES, type Stage, stageIndex } from '@/lib/kernel/terms'
import { insertMoneyEvents, type NewMoneyEvent } from '@/lib/projects/money-records'
import { insertProjects, type NewProject } from '@/lib/projects/records'
import type { StageReached } from '@/lib/projects/stage-events'
import { claimOf } from './claims'
import type { MadeCompany } from './companies'
import { firstDay, recordedOn, workday } from './days'
import { inventedUscc } from './names'
import type { Cast } from './people'
import type { Dice } from './random'

export type MadeProject = { id: string; company: MadeCompany; firstOn: Day }

const ACTOR: Actor = { userId: 'demo', name: '演示数据' }
const WAN = 1_000_000
const PURPOSE: Record<string, string> = {
  headquarters: '区域总部',
  finance: '金融机构',
  fund: '基金',
  'first-store': '首店',
  shipping: '航运服务',
  digital: '研发中心',
  tourism: '文旅',
  commerce: '商贸',
  fintech: '金融科技',
  'business-services': '服务机构',
}
const LOSSES = ['policy', 'cost', 'building', 'investor', 'competitor'] as const

/** Days from one stage to the next: [at least, at most, chance to get there at all]. */
const PACE: Partial<Record<Stage, [number, number, number]>> = {
  contact: [2, 25, 0.97],
  negotiation: [10, 70, 0.9],
  signed: [20, 110, 0.84],
  registered: [10, 80, 0.86],
  commenced: [30, 120, 0.7],
  operating: [40, 160, 0.75],
}

/** The stages a project went through up to today, from a first day on. */
function journey(
  dice: Dice,
  first: Day,
  today: Day,
  claim: (day: Day, stage: Stage) => Partial<StageReached>,
): StageReached[] {
  const reached: StageReached[] = [{ stage: 'lead', on: first, ...claim(first, 'lead') }]
  let on = first
  for (const stage of STAGES.slice(1)) {
    const [least, most, odds] = PACE[stage] ?? [1, 1, 0]
    on = addDays(on, dice.between(least, most))
    if (on > today || !dice.chance(odds)) break
    reached.push({ stage, on, ...claim(on, stage) })
  }
  return reached
}

/** Writes projects numbered `from` to `to` with their stages and money; two thirds of the signed ones are over 100 million yuan. */
export async function makeProjects(
  tx: Tx,
  dice: Dice,
  cast: Cast,
  companies: MadeCompany[],
  today: Day,
  from: number,
  to: number,
): Promise<MadeProject[]> {
  const projects: NewProject[] = []
  const money: NewMoneyEvent[] = []
  const made: MadeProject[] = []
  for (let n = from; n < to; n++) {
    // Each company brings one project, so that no two bear the same name.
    const company = companies[n % companies.length] ?? dice.pick(companies)
    const id = `demo-p-${n}`
    const first = workday(dice, addDays(firstDay(today), -150), addDays(today, -3))
    const reached = journey(dice, first, today, (day, stage) =>
      stageIndex(stage) >= 3
        ? claimOf(dice, cast, company, day, today)
        : { createdBy: company.ownerId, recordedAt: recordedOn(day) },
    )
    const stage = reached.at(-1)?.stage ?? 'lead'
    const day = (wanted: Stage) => reached.find((one) => one.stage === wanted)?.on
    const signed = day('signed')
    const registered = day('registered')
    const last = reached.at(-1)?.on ?? first
    // What nobody has moved for most of a year is as a rule given up.
    const stale = !day('operating') && daysBetween(last, today) > 240
    const fate =
      signed && !stale
        ? dice.weighted({ active: 97, suspended: 1, lost: 2 })
        : dice.weighted(
            stale && !signed ? { active: 4, suspended: 26, lost: 70 } : { active: 88, suspended: 6, lost: 6 },
          )
    const ended = addDays(last, dice.between(5, 60))
    const over = fate !== 'active' && ended <= today
    const wan = dice.chance(0.67) ? dice.between(100, 1400) * 100 : dice.between(3, 99) * 100
    const foreign = company.origin === 'foreign'
    projects.push({
      id,
      name: `${company.name.replace(/有限公司$/, '')}${PURPOSE[company.trade] ?? '市南区'}项目`,
      unitId: company.unitId,
      ownerId: company.ownerId,
      createdBy: company.ownerId,
      recordedAt: recordedOn(first),
      investor: company.name,
      investorCompanyId: company.id,
      origin: company.origin,
      sourceRegion: company.region,
      content: `在市南区设立${PURPOSE[company.trade] ?? '机构'}，演示数据。`,
      targets: company.trade === 'fund' && dice.chance(0.5) ? ['fund', 'finance'] : [company.trade],
      reached,
      ...(over
        ? {
            state: fate,
            endedOn: ended,
            ...(fate === 'lost'
              ? { lossReason: dice.pick(LOSSES), wonBy: dice.pick(['崂山区', '黄岛区', '上海浦东', '深圳前海']) }
              : {}),
          }
        : {}),
      ...(signed ? { agreementKind: dice.chance(0.8) ? 'formal' : 'framework' } : {}),
      ...(registered
        ? { landedName: `${company.name.replace(/有限公司$/, '')}（青岛）有限公司`, landedUscc: inventedUscc(dice) }
        : {}),
      ...(!over && stageIndex(stage) < 4
        ? {
            nextStep: dice.pick(['送政策建议书', '邀请来青考察', '协调办公楼宇', '敲定协议文本']),
            nextOn: addDays(today, dice.between(-9, 20)),
          }
        : {}),
    })
    const common = {
      projectId: id,
      companyId: company.id,
      unitId: company.unitId,
      ownerId: company.ownerId,
      origin: company.origin,
      currency: foreign ? ('USD' as const) : ('CNY' as const),
    }
    const own = (yuanWan: number) => (foreign ? Math.round(yuanWan / 7) : yuanWan) * WAN
    const planned = signed ?? day('negotiation')
    if (planned)
      money.push({
        ...common,
        kind: 'agreed',
        happenedOn: planned,
        amount: own(wan),
        ...claimOf(dice, cast, company, planned, today),
      })
    if (registered) {
      money.push({
        ...common,
        kind: 'registered-capital',
        happenedOn: registered,
        amount: own(Math.max(100, Math.round(wan * 0.3))),
        ...claimOf(dice, cast, company, registered, today),
      })
      for (let part = dice.between(1, 3); part > 0; part--) {
        const on = workday(dice, registered, addDays(registered, 240))
        const share = own(Math.max(1, Math.round(wan * 0.12 + wan * dice.next() * (foreign ? 0.2 : 0.16))))
        if (on <= today)
          money.push({
            ...common,
            kind: foreign ? 'foreign-used' : 'paid-in',
            happenedOn: on,
            amount: share,
            voucher: foreign ? '外汇登记' : '银行进账单',
            ...claimOf(dice, cast, company, on, today),
          })
      }
    }
    made.push({ id, company, firstOn: first })
  }
  await insertProjects(tx, ACTOR, projects)
  await insertMoneyEvents(tx, ACTOR, money)
  return made
}
