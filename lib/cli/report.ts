import { writeFile } from 'node:fs/promises'
import { refused } from '@/lib/kernel/errors'
import { exportSummary } from '@/lib/reports/commands'
import { blockText } from '@/lib/reports/document'
import { FORMATS, type SummaryFormat } from '@/lib/reports/formats'
import { summaryNumbers } from '@/lib/reports/queries'
import { summaryOf } from '@/lib/reports/rules'
import type { Command, Context } from './command'
import { unitByName } from './operator'
import { print } from './output'

async function run({ store, format, args, options, operator }: Context): Promise<number> {
  const month = args[0] ?? ''
  if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(month)) throw refused('请写明月份，例如 report 2018-12 --docx 月报.docx。')
  const viewer = await operator('leader')
  const unitId = options.unit ? (await unitByName(store.read, String(options.unit))).id : undefined
  const numbers = await summaryNumbers(store.read, viewer, month, unitId)
  const document = summaryOf(numbers)
  const files: { path: string; bytes: number; sha256: string }[] = []
  for (const kind of Object.keys(FORMATS) as SummaryFormat[]) {
    const path = options[kind]
    if (typeof path !== 'string') continue
    const file = await exportSummary(store, viewer, { period: month, unitId, format: kind })
    await writeFile(path, file.bytes)
    files.push({ path, bytes: file.bytes.byteLength, sha256: file.sha256 })
  }
  const text = document.sections.flatMap((section) => [
    section.heading,
    ...section.blocks.flatMap((block) => blockText(block) ?? []),
  ])
  const { figures, goals } = numbers
  print(
    format,
    {
      period: month,
      through: numbers.through,
      unit: document.unit,
      title: document.titleLines.join(''),
      figures,
      goals,
      text,
      files,
    },
    [document.titleLines.join(''), ...text, ...files.map((file) => `已写出 ${file.path}`)],
  )
  return 0
}

export const report: Command = {
  usage: 'report YYYY-MM [--docx 文件] [--xlsx 文件] [--unit 单位] [--json]',
  help: '生成某单位某月的工作月报：正文输出到屏幕，并按需写出 Word、Excel 文件。',
  options: { docx: 'text', xlsx: 'text', unit: 'text' },
  run,
}
