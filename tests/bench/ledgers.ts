import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { writeXlsx } from 'hucre/xlsx'
import { DATA_DIR } from '@/lib/env'
import { checkUscc } from '@/lib/kernel/uscc'

type Row = (string | number)[]
/** The made ledgers: what they hold, and as which file. */
export const LEDGERS = ['visits.xlsx', 'visits.csv', 'projects.xlsx'] as const
export type LedgerName = (typeof LEDGERS)[number]

/** Rows of each when nothing else is said. */
export const ROWS: Record<LedgerName, number> = {
  'visits.xlsx': 100_000,
  'visits.csv': 100_000,
  'projects.xlsx': 20_000,
}
const COMPANIES = 10_000

const of = <T>(list: readonly T[], n: number): T => list[n % list.length] as T
// Characters that no made-up company of the demo district has: two of its three would be asked about as a slip.
const WORDS = [...'松柏梅兰竹菊荷枫葵楠槐榆柳杉桦棠檀樟桂橡枣杏桃梨橙柚榕棉麻稻麦粟'].flatMap((a, i, all) =>
  all.filter((_, j) => j !== i).map((b) => a + b),
)
const PLACES = ['青岛', '上海', '北京', '深圳', '杭州', '济南', '广州', '成都', '武汉', '西安', '南京']
const TRADES = [
  '航运',
  '融资租赁',
  '智能科技',
  '文化传媒',
  '商业管理',
  '新能源',
  '生物医药',
  '供应链',
  '软件',
  '基金管理',
]
const SURNAMES = [...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗']
const GIVEN = ['建国', '海燕', '志强', '晓东', '丽娜', '文博', '俊杰', '雪梅', '永康', '思远', '春华']
const UNITS = ['区投资促进局', '北京招商队', '上海招商队', '深圳招商队', '区商务局', '香港中路街道']
const TOPICS = ['总部落户', '楼宇载体选址', '扩产增资', '人才公寓', '产业基金合作', '外资设立区域总部', '首店入驻']

/** The n-th company's name; the first ten thousand are all different. */
const company = (n: number) =>
  `${of(PLACES, Math.floor(n / 3))}${of(WORDS, n)}${of(TRADES, Math.floor(n / WORDS.length))}有限公司`
const person = (n: number) => of(SURNAMES, n) + of(GIVEN, Math.floor(n / SURNAMES.length) + n)
const day = (n: number) =>
  `${2022 + (n % 4)}-${String((Math.floor(n / 4) % 12) + 1).padStart(2, '0')}-${String((n % 28) + 1).padStart(2, '0')}`
const LETTERS = '0123456789ABCDEFGHJKLMNPQRTUWXY'

/** A code with its right check character. */
function code(n: number): string {
  const body = `91370202MA${String(n).padStart(7, '0')}`
  return [...LETTERS].map((last) => body + last).find((one) => checkUscc(one) === 'valid') ?? ''
}

function visitRows(length: number): Row[] {
  const head = [
    '序号',
    '走访日期',
    '企业名称',
    '走访方式',
    '带队领导',
    '参加人员',
    '走访单位',
    '接洽人',
    '联系电话',
    '洽谈内容',
    '下步打算',
    '下次跟进日期',
  ]
  const rows = Array.from({ length }, (_, n): Row => {
    const c = (n * 7919) % COMPANIES
    return [
      n + 1,
      day(n),
      company(c),
      of(['外出拜访', '来访接待', '入企服务', '线上'], n),
      person(n % 37),
      `${person(n % 211)}、${person((n * 3) % 197)}`,
      of(UNITS, n),
      person(c * 5 + 1),
      `1380532${String(c % 10_000).padStart(4, '0')}`,
      `就${of(TOPICS, n)}第${n % 9}次面谈，企业计划投资${(n % 90) + 10}00万元，希望了解政策`,
      `${of(['寄送政策汇编', '安排实地考察', '约见负责人', '跟进合同'], n)}，由${person(n % 211)}负责`,
      n % 3 === 0 ? day(n + 4) : '',
    ]
  })
  return [['2022—2025年走访企业台账'], head, ...rows]
}

function projectRows(length: number): Row[] {
  const head = [
    '序号',
    '项目名称',
    '投资方',
    '统一社会信用代码',
    '总投资(万元)',
    '到位资金(万元)',
    '签约时间',
    '注册时间',
    '落地公司',
    '责任单位',
    '责任人',
    '项目内容',
  ]
  const rows = Array.from(
    { length },
    (_, n): Row => [
      n + 1,
      `${of(WORDS, n)}${of(TRADES, n)}项目${Math.floor(n / 100) + 1}期`,
      company(n % COMPANIES),
      code(n % COMPANIES),
      (n % 500) * 100 + 500,
      (n % 50) * 10 + 1,
      day(n % 5000),
      n % 2 ? `2025-${day(n).slice(5)}` : '',
      n % 2 ? `${of(WORDS, n + 5)}(青岛)${n}有限公司` : '',
      of(UNITS, n),
      person(n % 211),
      `建设${of(TOPICS, n)}配套，分${(n % 3) + 1}期实施`,
    ],
  )
  return [['签约项目台账'], head, ...rows]
}

const csv = (rows: Row[]): string =>
  rows.map((row) => row.map((cell) => (/[",\n]/.test(String(cell)) ? `"${cell}"` : cell)).join(',')).join('\r\n')

/** The bytes of a made ledger, the same on every day and machine; made once and kept. */
export async function ledgerBytes(name: LedgerName, length = ROWS[name]): Promise<Uint8Array> {
  const file = path.join(DATA_DIR, 'bench', `${length}-${name}`)
  if (!existsSync(file)) {
    mkdirSync(path.dirname(file), { recursive: true })
    const rows = name.startsWith('visits') ? visitRows(length) : projectRows(length)
    const bytes = name.endsWith('.csv')
      ? Buffer.from(`\ufeff${csv(rows)}`)
      : await writeXlsx({ sheets: [{ name: name.startsWith('visits') ? '走访企业' : '签约项目', rows }] })
    writeFileSync(file, bytes)
  }
  return readFileSync(file)
}
