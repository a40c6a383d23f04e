import type { Actor } from '@/lib/audit/record'
import type { Tx } from '@/lib/db/store'
import { insertEvents, type NewEvent } from '@/lib/events/records'
import { addDays, type Day } from '@/lib/kernel/month'
import { insertVisits, type NewVisit } from '@/lib/visits/records'
import type { MadeCompany } from './companies'
import { firstDay, recordedOn, workday } from './days'
import { DOMESTIC_PLACES, TITLES } from './names'
import { notedOf } from './noted'
import type { Cast } from './people'
import type { MadeProject } from './projects'
import type { Dice } from './random'

const ACTOR: Actor = { userId: 'demo', name: '演示数据' }
const KINDS = { away: 45, received: 26, service: 20, online: 9 }
const SAID = [
  '介绍市南区营商环境和总部经济政策，企业有意在北方设立区域总部。',
  '企业计划年内扩充团队，关注办公载体租金和人才公寓。',
  '就落地时间表、注册流程和财税政策逐项沟通，企业提出三点诉求。',
  '参观奥帆中心片区楼宇，企业对海景写字楼兴趣较大。',
  '企业近期完成新一轮融资，正比选青岛、厦门两地。',
  '走访了解经营情况，协调解决停车和消防验收问题。',
]
const NEXT = ['两周内回访', '对接区金融办政策', '邀请来青考察', '提供楼宇清单', '协助办理注册', '寄送政策汇编']

/** Writes visits numbered `from` to `to`, more of them in the last year, a tenth of the recent ones with an open follow-up. */
export async function makeVisits(
  tx: Tx,
  dice: Dice,
  cast: Cast,
  companies: MadeCompany[],
  projects: Map<string, MadeProject>,
  today: Day,
  from: number,
  to: number,
): Promise<void> {
  const rows: NewVisit[] = []
  const lastYear = addDays(today, -365)
  for (let n = from; n < to; n++) {
    const company = dice.pick(companies)
    const recent = dice.chance(0.45)
    const on = workday(dice, recent ? lastYear : firstDay(today), recent ? today : lastYear)
    const owner = dice.chance(0.7) ? cast.staff.find((person) => person.id === company.ownerId) : dice.pick(cast.staff)
    const ours = [owner ?? dice.pick(cast.staff), dice.pick(cast.staff)].filter(
      (person, at, all) => all.indexOf(person) === at,
    )
    const lead = ours[0] ?? dice.pick(cast.staff)
    const project = projects.get(company.id)
    const follow = dice.chance(0.5)
    const nextOn = addDays(on, dice.between(5, 25))
    rows.push({
      id: `demo-v-${n}`,
      companyId: company.id,
      companyName: company.name,
      projectId: project && project.company.unitId === lead.unitId && project.firstOn <= on ? project.id : null,
      kind: dice.weighted(KINDS),
      happenedOn: on,
      unitId: lead.unitId,
      ownerId: lead.id,
      createdBy: lead.id,
      recordedAt: recordedOn(on),
      leader: dice.chance(0.15) ? dice.pick(['区委常委', '分管副区长', '区投资促进局局长']) : null,
      place: company.region,
      ...notedOf(n),
      summary: dice.pick(SAID),
      nextStep: follow ? dice.pick(NEXT) : null,
      nextOn: follow ? nextOn : null,
      nextDoneAt:
        follow && (nextOn < addDays(today, -12) || dice.chance(0.4)) && nextOn <= today ? recordedOn(nextOn) : null,
      people: [
        ...ours.map((person) => ({ side: 'ours' as const, name: person.name, userId: person.id })),
        { side: 'theirs' as const, name: company.contact, title: dice.pick(TITLES), contactId: `${company.id}-p` },
      ],
    })
  }
  await insertVisits(tx, ACTOR, rows)
}

/** Writes 推介活动 over the three years. */
export async function makeEvents(tx: Tx, dice: Dice, cast: Cast, today: Day, count: number): Promise<void> {
  const rows = Array.from({ length: count }, (_, n): NewEvent => {
    const place = dice.pick(DOMESTIC_PLACES)
    const owner = dice.pick(cast.staff)
    const on = workday(dice, firstDay(today), today)
    return {
      id: `demo-e-${n}`,
      name: `${on.slice(0, 4)}“向海而兴”市南区（${place}）招商推介会`,
      happenedOn: on,
      place,
      host: '市南区人民政府',
      unitId: owner.unitId,
      ownerId: owner.id,
      createdBy: owner.id,
      recordedAt: recordedOn(on),
      companiesPresent: dice.between(20, 120),
    }
  })
  await insertEvents(tx, ACTOR, rows)
}
