import { hashPassword } from '@/lib/access/password'
import { migrate } from '@/lib/db/migrate'
import type { Store } from '@/lib/db/store'
import { companies } from '@/lib/db/tables/companies'
import { units, users } from '@/lib/db/tables/people'
import { today } from '@/lib/kernel/clock'
import { refused } from '@/lib/kernel/errors'
import { ROLE_TERMS, ROLES } from '@/lib/kernel/terms'
import { installation } from '@/lib/units/queries'
import type { Command, Context } from './command'
import { setUpDefaultDistrict } from './default-district'
import { makeDistrict } from './demo/district'
import { growDistrict } from './demo/grow'
import { BENCH_SHAPE, BENCH_TIMES, type BenchSize, demoShape } from './demo/shape'
import { columns, print } from './output'

/** Everybody in a made district signs in with this; it is shown on the sign-in page, marked as a demonstration. */
export const DEMO_PASSWORD = 'Zhaoyin-2026'
/** A bench is the same on every day it is run. */
const BENCH_DAY = '2026-11-22'

type Account = { role: string; title: string; username: string; name: string; password: string }

async function isEmpty(store: Store): Promise<boolean> {
  const any = await Promise.all([
    store.read.select({ id: units.id }).from(units).limit(1),
    store.read.select({ id: companies.id }).from(companies).limit(1),
  ])
  return any.every((rows) => rows.length === 0)
}

/** One demo account per role, when the installation is a demonstration. */
export async function demoAccounts(store: Store): Promise<Account[]> {
  const { demo } = await installation(store.read)
  if (!demo) return []
  const people = await store.read
    .select({ username: users.username, name: users.name, role: users.role, demo: users.demo })
    .from(users)
  return ROLES.flatMap((role) => {
    const first = people.find((person) => person.username === `${role}1` && person.demo)
    return first
      ? [{ role, title: ROLE_TERMS[role], username: first.username, name: first.name, password: demo.password }]
      : []
  })
}

async function run({ store, format, args, options }: Context): Promise<number> {
  const kind = args[0]
  const size = String(options.size ?? 'S') as BenchSize
  if ((kind !== 'demo' && kind !== 'bench') || !(size in BENCH_TIMES))
    throw refused('用法：seed demo 或 seed bench [--size S|L]')
  await migrate()
  const empty = await isEmpty(store)
  if (!empty && !options['if-first-run']) throw refused('数据库中已有数据，演示数据和测试数据只能装入空数据库。')
  if (empty) {
    const password = { text: DEMO_PASSWORD, hash: await hashPassword(DEMO_PASSWORD) }
    await setUpDefaultDistrict(store, password.hash)
    if (kind === 'demo') await makeDistrict(store, demoShape(today()), password, true)
    else {
      await makeDistrict(store, { seed: 7, today: BENCH_DAY, ...BENCH_SHAPE }, password, false)
      await growDistrict(store, BENCH_TIMES[size])
    }
  }
  const accounts = await demoAccounts(store)
  print(format, { seeded: empty, kind, accounts }, [
    empty ? '数据已装入。' : '数据库中已有数据，未作改动。',
    ...accountLines(accounts),
  ])
  return 0
}

const accountLines = (accounts: Account[]) =>
  columns(accounts.map((account) => [account.title, account.username, account.password]))

export const seed: Command = {
  usage: 'seed demo|bench [--size S|L] [--if-first-run] [--json]',
  help: '在空数据库中装入演示数据或性能测试数据。',
  options: { size: 'text', 'if-first-run': 'flag' },
  bare: true,
  run,
}

export const demoAccountList: Command = {
  usage: 'demo-accounts [--json]',
  help: '列出每个岗位的一个演示账号。',
  bare: true,
  run: async ({ store, format }) => {
    const accounts = await demoAccounts(store)
    print(format, accounts, accountLines(accounts))
    return 0
  },
}

export const migrateCommand: Command = {
  usage: 'migrate [--json]',
  help: '把数据库升级到当前版本的结构。',
  bare: true,
  run: async ({ format }) => {
    await migrate()
    print(format, { migrated: true }, ['数据库结构已是最新。'])
    return 0
  },
}
