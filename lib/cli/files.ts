import { collectFiles } from '@/lib/evidence/collect.commands'
import { evidenceLeaningOn, storedFiles } from '@/lib/evidence/queries'
import { sizeWords } from '@/lib/evidence/types.rules'
import { faultsIn } from '@/lib/evidence/verify-files'
import { fileStore } from '@/lib/files/file-store'
import { clearIncoming } from '@/lib/files/received'
import { now } from '@/lib/kernel/clock'
import { refused } from '@/lib/kernel/errors'
import type { Command, Context } from './command'
import { OPERATOR_ID } from './operator'
import { print } from './output'

const ACTOR = { userId: OPERATOR_ID, name: '命令行操作员' }
/** An upload that is still running after two days has died. */
const UPLOAD_MS = 48 * 3_600_000
const FAULT_WORDS = { missing: '不在存储中', changed: '内容与记录不符' } as const

async function collect({ store, format, options }: Context): Promise<number> {
  const dryRun = options['dry-run'] === true
  const gone = await collectFiles(store, fileStore(), ACTOR, dryRun)
  const unfinished = dryRun ? 0 : await clearIncoming(new Date(now().getTime() - UPLOAD_MS))
  const bytes = gone.reduce((sum, { size }) => sum + size, 0)
  print(format, { dryRun, files: gone, bytes, unfinished }, [
    `${dryRun ? '可以清理' : '已清理'}无人引用的文件 ${gone.length} 个，共 ${sizeWords(bytes)}。`,
    ...(unfinished > 0 ? [`另有未传完的文件 ${unfinished} 个，已清理。`] : []),
  ])
  return 0
}

async function verify({ store, format }: Context): Promise<number> {
  const hashes = await storedFiles(store.read)
  const faults = await faultsIn(fileStore(), hashes)
  const leaning = await evidenceLeaningOn(
    store.read,
    faults.map(({ sha256 }) => sha256),
  )
  const namesOf = (sha256: string) => leaning.filter((row) => row.sha256 === sha256).map(({ fileName }) => fileName)
  print(format, { checked: hashes.length, faults: faults.map((one) => ({ ...one, names: namesOf(one.sha256) })) }, [
    `核对文件 ${hashes.length} 个，${faults.length === 0 ? '全部完好' : `有问题的 ${faults.length} 个：`}`,
    ...faults.map(
      ({ sha256, fault }) => `${sha256} ${FAULT_WORDS[fault]}（${namesOf(sha256).join('、') || '无人引用'}）`,
    ),
  ])
  return faults.length === 0 ? 0 : 1
}

export const files: Command = {
  usage: 'files collect|verify [--dry-run] [--json]',
  help: 'collect 清理两天以上无人引用的上传文件（--dry-run 只列出）；verify 逐个核对佐证材料是否完好，有问题时退出码为 1。',
  options: { 'dry-run': 'flag' },
  run: (context) => {
    const [what, ...rest] = context.args
    if (rest.length > 0 || (what !== 'collect' && what !== 'verify'))
      throw refused('请写 files collect 或 files verify。')
    return what === 'collect' ? collect(context) : verify(context)
  },
}
