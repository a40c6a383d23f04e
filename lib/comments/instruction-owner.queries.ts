import { eq } from 'drizzle-orm'
import { reaches } from '@/lib/access/scope'
import type { Viewer } from '@/lib/access/viewer'
import { viewersOf } from '@/lib/access/viewers'
import type { Read } from '@/lib/db/store'
import { units } from '@/lib/db/tables/people'
import { Problem } from '@/lib/kernel/errors'
import { managersAt } from '@/lib/users/responsible.queries'
import { mayInstruct } from './instruction.rules'
import type { TalkNoun } from './schema'
import { seenBy } from './target.queries'

type Asked = { ownerId: string | null; unitId: string | null }
type Record = { noun: TalkNoun | null; recordId: string | null; name?: string }

const DOING = ['staff', 'manager', 'leader']
const wrong = (field: 'ownerId' | 'unitId', said: string) => new Problem('invalid', { [field]: [said] })

/**
 * Who has to carry out what is asked: the person, or the head of the unit. Problems: invalid where there is no such person, where he is not
 * under who asks, or a leader whom somebody else than a leader asks, or where he may not see the record that it is about.
 */
export async function ownerOf(read: Read, viewer: Viewer, asked: Asked, record: Record): Promise<Viewer> {
  const field = asked.ownerId ? 'ownerId' : 'unitId'
  const owner = asked.ownerId ? (await viewersOf(read, [asked.ownerId]))[0] : await headOf(read, asked.unitId ?? '')
  if (!owner || !DOING.includes(owner.role)) throw wrong(field, '没有找到承办人，账号可能已停用')
  if (owner.userId === viewer.userId) throw wrong(field, '承办人不能是本人')
  if (!reaches(viewer, 'instruction.write', { unitId: owner.unitId }))
    throw wrong(field, `${owner.name}（${owner.unitName}）不在您分管的范围内`)
  if (!mayInstruct(viewer.role, owner.role)) throw wrong(field, `${owner.name}是领导，不能由您批示，请另选承办人`)
  const { noun, recordId } = record
  if (noun && recordId && !(await seenBy(read, noun, recordId)(owner)))
    throw wrong(
      field,
      `${owner.name}（${owner.unitName}）无权查看${record.name ? `“${record.name}”` : '这条记录'}，请另选承办人，或不关联记录另行批示`,
    )
  return owner
}

async function headOf(read: Read, unitId: string): Promise<Viewer | undefined> {
  const [head] = await managersAt(read, unitId)
  if (head) return (await viewersOf(read, [head.id]))[0]
  const [unit] = await read.select({ name: units.name }).from(units).where(eq(units.id, unitId))
  throw wrong('unitId', unit ? `${unit.name}没有在用的负责人账号，请直接选择承办人` : '没有找到承办单位')
}
