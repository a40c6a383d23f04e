import { prepareInitialPassword } from '@/lib/access/password'
import { found, Problem, refused } from '@/lib/kernel/errors'
import { createUser, resetPassword } from '@/lib/users/commands'
import { userByName } from '@/lib/users/queries'
import { newUserInput, USER_LABELS } from '@/lib/users/schema'
import type { Command, Context } from './command'
import { unitByName } from './operator'
import { print } from './output'

async function add({ store, format, args, options, operator }: Context): Promise<number> {
  const viewer = await operator('admin')
  const unitId = options.unit ? (await unitByName(store.read, String(options.unit))).id : viewer.unitId
  const parsed = newUserInput.safeParse({
    username: args[1] ?? '',
    name: options.name ?? '',
    unitId,
    role: options.role,
    phone: options.phone,
  })
  if (!parsed.success) {
    const labels: Record<string, string> = USER_LABELS
    const fields = Object.groupBy(parsed.error.issues, (issue) => labels[String(issue.path[0])] ?? '')
    throw new Problem(
      'invalid',
      Object.fromEntries(
        Object.entries(fields).map(([field, issues]) => [field, (issues ?? []).map((issue) => issue.message)]),
      ),
    )
  }
  const initial = await prepareInitialPassword()
  const { id, username } = await createUser(store.write, viewer, parsed.data, initial)
  print(format, { id, username, initialPassword: initial.password }, [
    `已新建用户 ${username}，初始密码 ${initial.password}，首次登录须修改。`,
  ])
  return 0
}

async function reset({ store, format, args, operator }: Context): Promise<number> {
  const user = await userByName(store.read, args[1] ?? '')
  const initial = await prepareInitialPassword()
  const { id } = found(user, `user ${args[1]}`)
  const { username } = await resetPassword(store.write, await operator('admin'), { id }, initial)
  print(format, { id, username, initialPassword: initial.password }, [
    `用户 ${username} 的初始密码为 ${initial.password}，首次登录须修改。`,
  ])
  return 0
}

export const user: Command = {
  usage:
    'user add 用户名 --name 姓名 --role staff|manager|leader|auditor|admin [--unit 单位] [--phone 手机号] | user reset-password 用户名 [--json]',
  help: '新建用户或重置密码，给出一次性初始密码。',
  options: { name: 'text', role: 'text', unit: 'text', phone: 'text' },
  run: async (context) => {
    if (context.args[0] === 'add') return add(context)
    if (context.args[0] === 'reset-password') return reset(context)
    throw refused('用法：user add … 或 user reset-password …')
  },
}
