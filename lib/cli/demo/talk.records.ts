import { and, asc, eq, isNull } from 'drizzle-orm'
import { changeInstruction, insertInstruction, type NewInstruction } from '@/lib/comments/instruction.records'
import { insertComment } from '@/lib/comments/records'
import type { Tx } from '@/lib/db/store'
import { instructions } from '@/lib/db/tables/comments'
import { projects } from '@/lib/db/tables/projects'
import { addDays, type Day } from '@/lib/kernel/month'
import { recordedOn } from './days'
import type { Cast, Person } from './people'

type Known = { id: string; name: string; unitId: string }
type Given = { by: Person; to: Person; about?: Known; body: string; daysAgo: number; dueIn: number }

/** What leaders, managers and staff have said about projects, and instructions in every state, so that each workbench has some. */
export async function makeTalk(tx: Tx, cast: Cast, today: Day): Promise<void> {
  const staff = cast.staff[0]
  const leader = cast.people.find(({ role }) => role === 'leader')
  const manager = cast.managers.find(({ unitId }) => unitId === staff?.unitId)
  const other = cast.managers.find(({ unitId }) => unitId !== staff?.unitId)
  if (!staff || !leader || !manager || !other) return
  const known = await tx
    .select({ id: projects.id, name: projects.name, unitId: projects.unitId })
    .from(projects)
    .where(and(eq(projects.unitId, staff.unitId), eq(projects.state, 'active'), isNull(projects.deletedAt)))
    .orderBy(asc(projects.id))
    .limit(4)
  const [first, second, third, fourth] = known
  const say = (about: Known | undefined, by: Person, daysAgo: number, body: string, to: Person[] = []) =>
    about &&
    insertComment(
      tx,
      { actor: actor(by), recordName: about.name },
      {
        unitId: by.unitId,
        noun: 'project',
        recordId: about.id,
        body,
        mentions: to.map(({ id }) => id),
        recordedAt: recordedOn(addDays(today, -daysAgo)),
      },
    )
  await say(first, leader, 6, `企业对用地指标有顾虑。@${manager.name} 请会同有关部门把政策讲清楚。`, [manager])
  await say(first, manager, 5, `已与企业沟通两次，@${staff.name} 把会谈要点补到走访记录里。`, [staff])
  await say(first, staff, 4, '要点已补充。\n政策口径见 https://www.gov.cn/zhengce/ ，已转给企业。')
  await say(second, staff, 2, `董事长下周来访，@${manager.name} 请确定接待安排。`, [manager])

  const give = async ({ by, to, about, body, daysAgo, dueIn }: Given): Promise<string> => {
    const row: NewInstruction = {
      unitId: to.unitId,
      ownerId: to.id,
      ownerName: to.name,
      noun: about ? 'project' : null,
      recordId: about?.id ?? null,
      about: about?.name ?? null,
      body,
      dueOn: addDays(today, dueIn),
      recordedAt: recordedOn(addDays(today, -daysAgo)),
    }
    return insertInstruction(tx, actor(by), row)
  }
  const step = async (id: string, by: Person, change: Parameters<typeof changeInstruction>[3]) => {
    const [row] = await tx.select().from(instructions).where(eq(instructions.id, id))
    if (row) await changeInstruction(tx, actor(by), row, change)
  }
  const answer = (id: string, by: Person, text: string, daysAgo: number) =>
    step(id, by, {
      act: 'answer',
      set: { state: 'answered', answer: text, answeredAt: recordedOn(addDays(today, -daysAgo)), returned: null },
      says: { answer: text },
    })

  await give({
    by: leader,
    to: manager,
    about: first,
    body: '请抓紧协调用地指标，确保年内签约。',
    daysAgo: 14,
    dueIn: -3,
  })
  const handed = await give({
    by: leader,
    to: manager,
    about: second,
    body: '董事长来访前，把对方关心的三个问题逐一落实到人。',
    daysAgo: 3,
    dueIn: 4,
  })
  await step(handed, manager, {
    act: 'hand-on',
    set: { ownerId: staff.id, unitId: staff.unitId },
    says: { owner: staff.name, ownerId: staff.id, note: '请先拿出落实方案' },
  })
  const answered = await give({ by: leader, to: other, body: '梳理在谈项目卡点，每周五前报送。', daysAgo: 8, dueIn: 2 })
  await answer(answered, other, '已梳理在谈项目12个，其中3个存在用地、审批问题，建议提请专班研究。', 1)
  const back = await give({
    by: leader,
    to: staff,
    about: third,
    body: '核实企业注册资本到位时间。',
    daysAgo: 9,
    dueIn: 1,
  })
  await answer(back, staff, '企业答复正在办理。', 4)
  await step(back, leader, {
    act: 'return',
    set: { state: 'open', returned: '请写明具体日期和经办银行' },
    says: { reason: '请写明具体日期和经办银行', dueOn: addDays(today, 1) },
  })
  const closed = await give({
    by: leader,
    to: manager,
    about: fourth,
    body: '请拜访企业总部，争取结算中心落户。',
    daysAgo: 30,
    dueIn: -16,
  })
  await answer(closed, manager, '已于上月赴总部拜访，企业同意设立结算中心。', 18)
  await step(closed, leader, { act: 'close', set: { state: 'closed', closedAt: recordedOn(addDays(today, -17)) } })
  await give({ by: manager, to: staff, body: '本周补齐未上传的签约佐证材料。', daysAgo: 2, dueIn: 3 })
}

const actor = ({ id, name }: Person) => ({ userId: id, name })
