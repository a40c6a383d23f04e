import { hashPassword } from '@/lib/access/password'
import { adoptTrail } from '@/lib/audit/record'
import { migrate } from '@/lib/db/migrate'
import { inside, type Store } from '@/lib/db/store'
import { companies } from '@/lib/db/tables/companies'
import { units } from '@/lib/db/tables/people'
import { today } from '@/lib/kernel/clock'
import { Problem, refused } from '@/lib/kernel/errors'
import { ROLE_TERMS, ROLES } from '@/lib/kernel/terms'
import { installation } from '@/lib/units/queries'
import { demoAccounts } from '@/lib/users/queries'
import type { Command, Context } from './command'
import { setUpDefaultDistrict } from './default-district'
import { makeDistrict } from './demo/district'
import { keepDemoForm, makeDocket } from './demo/docket.records'
import { judgeDoubles } from './demo/duplicates.records'
import { hangDemoEvidence, keepDemoPapers } from './demo/evidence.records'
import { growDistrict } from './demo/grow.records'
import { importLedgers } from './demo/ledgers'
import { publishDemo } from './demo/published'
import { firstOf, makeQueue } from './demo/queue.records'
import { makeReports } from './demo/reports.records'
import { BENCH_SHAPE, BENCH_TIMES, type BenchSize, demoShape } from './demo/shape'
import { operator } from './operator'
import { columns, print } from './output'
import { upgrade } from './upgrade'

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
async function accountsOf(store: Store): Promise<Account[]> {
  const { demo } = await installation(store.read)
  if (!demo) return []
  const people = (await demoAccounts(store.read)).toSorted((a, b) => ROLES.indexOf(a.role) - ROLES.indexOf(b.role))
  return people.map(({ role, username, name }) => ({
    role,
    title: ROLE_TERMS[role],
    username,
    name,
    password: demo.password,
  }))
}

/** The default district with made records: a demo whole or not at all, a bench step by step. */
async function fill(store: Store, kind: 'demo' | 'bench', size: BenchSize): Promise<void> {
  const password = { text: DEMO_PASSWORD, hash: await hashPassword(DEMO_PASSWORD) }
  if (kind === 'demo') {
    const shape = demoShape(today())
    const papers = await keepDemoPapers()
    const form = await keepDemoForm()
    await store.write(async (tx) => {
      await setUpDefaultDistrict(inside(tx), password.hash)
      await makeDistrict(inside(tx), shape, password)
      await hangDemoEvidence(tx, papers)
      await makeDocket(tx, form, await firstOf(tx, 'manager'))
      await makeQueue(tx, await firstOf(tx, 'manager'), await firstOf(tx, 'admin'), shape.today)
      await makeReports(tx, shape.today)
    })
    await publishDemo(store, shape.today)
    await judgeDoubles(store, await operator(store.read, 'manager'))
    await importLedgers(store)
    return
  }
  await setUpDefaultDistrict(store.write, password.hash)
  await makeDistrict(store.write, { seed: 7, today: BENCH_DAY, ...BENCH_SHAPE }, password)
  await growDistrict(store, BENCH_TIMES[size])
}

/** Fills an empty database; false when it is not empty, also when another instance was first while we were at it. */
async function fillIfEmpty(store: Store, kind: 'demo' | 'bench', size: BenchSize): Promise<boolean> {
  if (!(await isEmpty(store))) return false
  try {
    await fill(store, kind, size)
    return true
  } catch (error) {
    if (error instanceof Problem && error.code === 'refused' && !(await isEmpty(store))) return false
    throw error
  }
}

async function run({ store, format, args, options }: Context): Promise<number> {
  const kind = args[0]
  const size = String(options.size ?? 'S') as BenchSize
  if ((kind !== 'demo' && kind !== 'bench') || !(size in BENCH_TIMES))
    throw refused('用法：seed demo 或 seed bench [--size S|L]')
  await migrate()
  await adoptTrail(store)
  const seeded = await fillIfEmpty(store, kind, size)
  if (!seeded && !options['if-first-run']) throw refused('数据库中已有数据，演示数据和测试数据只能装入空数据库。')
  const accounts = await accountsOf(store)
  print(format, { seeded, kind, accounts }, [
    seeded ? '数据已装入。' : '数据库中已有数据，未作改动。',
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
    const accounts = await accountsOf(store)
    print(format, accounts, accountLines(accounts))
    return 0
  },
}

export const migrateCommand: Command = {
  usage: 'migrate [--json]',
  help: '把数据库升级到当前版本的结构。',
  bare: true,
  run: async ({ store, format }) => {
    await migrate()
    await adoptTrail(store)
    await upgrade(store)
    print(format, { migrated: true }, ['数据库结构已是最新。'])
    return 0
  },
}
