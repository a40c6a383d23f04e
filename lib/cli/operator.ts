import type { Viewer } from '@/lib/access/viewer'
import type { Read } from '@/lib/db/store'
import { refused } from '@/lib/kernel/errors'
import type { Role } from '@/lib/kernel/terms'
import { unitTree } from '@/lib/units/queries'

export const OPERATOR_ID = 'operator'

/** Whoever may run commands on the server acts for the whole district; the audit trail names the command line. */
export async function operator(read: Read, role: Role): Promise<Viewer> {
  const all = await unitTree(read)
  const root = all.find((unit) => unit.parentId === null)
  if (!root) throw refused('数据库中还没有单位，请先运行 npm start 或 seed。')
  return {
    userId: OPERATOR_ID,
    username: OPERATOR_ID,
    name: '命令行操作员',
    role,
    unitId: root.id,
    unitName: root.name,
    subtree: all.map((unit) => unit.id),
    atRoot: true,
    sessionId: 'command-line',
    mustChangePassword: false,
  }
}

/** A unit by its id or its exact name; refuses what does not exist, naming what does. */
export async function unitByName(read: Read, nameOrId: string): Promise<{ id: string; name: string; path: string }> {
  const all = await unitTree(read)
  const unit = all.find((row) => row.id === nameOrId) ?? all.find((row) => row.name === nameOrId)
  if (!unit) throw refused(`没有名为“${nameOrId}”的单位，现有：${all.map((row) => row.name).join('、')}`)
  return unit
}

/** Ids of a unit, named by id or exact name, and of everything under it. */
export async function subtreeOf(read: Read, nameOrId: string): Promise<string[]> {
  const unit = await unitByName(read, nameOrId)
  return (await unitTree(read)).filter((row) => row.path.startsWith(unit.path)).map((row) => row.id)
}
