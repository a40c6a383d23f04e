import path from 'node:path'
import { Worker } from 'node:worker_threads'
import { PROJECT_ROOT } from '@/lib/env'
import { Problem } from '@/lib/kernel/errors'
import { MAX_FILE_BYTES } from '../limits.rules'
import type { Encoding } from '../schema'
import type { RawWorkbook } from './raw'
import { turns } from './turns'
import { type Piece, Unpacked } from './unpack'

const MAX_INFLATED = 240_000_000
/** Somebody who waits has an answer within fifteen seconds; the background job, which reads what was read once before, may take longer on a busy machine. */
const TIME_LIMIT_MS = { person: 14_000, server: 120_000 }
/** From this size on a file is read alone. */
const LARGE_BYTES = 2 * 1024 * 1024
/** What the parser may hold, in MB, of small files and of large ones: sheets of .xlsx and text pass through, an .xls is held whole. */
const HEAP_MB = { small: 160, large: 352 }

const SENTENCES = {
  empty: '文件是空的，请确认选对了文件。',
  encrypted: '文件有密码，请在 Excel 或 WPS 中取消密码后再上传。',
  damaged: '文件不完整或已损坏，请重新导出或重新下载后再上传。',
  unsafe:
    '文件里有表格文件不该有的内容（例如自行定义的字符实体），为安全起见没有读取。请在 Excel 或 WPS 中打开、另存为 .xlsx 后再上传。',
  'too-big': '文件太大或解开后异常大，为安全起见没有读取。请删去多余的空行、空列或拆成几个文件后再上传。',
  slow: '文件在规定时间内没有读完。请删去多余的空行、空列或拆成几个文件后再上传。',
  unstarted: '无法启动解析程序，文件还没有检查，并非文件的问题。请稍后再试，仍不行请联系系统管理员。',
  pdf: '这是 PDF 文件，不是表格。请上传原来的 Excel 文件；只有 PDF 时，请先转成 Excel 再上传。',
  word: '这是 Word 或 WPS 文字文件，不是表格。请把其中的表格复制到 Excel 中，保存后再上传。',
  slides: '这是演示文稿，不是表格。请把其中的表格复制到 Excel 中，保存后再上传。',
  picture: '这是图片，不是表格。请上传原来的 Excel 文件。',
  archive: '这是压缩包，不是表格。请先解压，再逐个上传其中的表格文件。',
  xlsb: '这是 Excel 二进制工作簿（.xlsb），这里读不了。请在 Excel 或 WPS 中另存为 .xlsx 后再上传。',
  ods: '这是 OpenDocument 表格（.ods），这里读不了。请在 Excel、WPS 或 LibreOffice 中另存为 .xlsx 后再上传。',
  numbers: '这是苹果 Numbers 表格，这里读不了。请在 Numbers 中导出为 Excel（.xlsx）后再上传。',
  ofd: '这是 OFD 版式文件，不是表格。请上传原来的 Excel 文件。',
  markup: '这是网页或 XML 文件，里面没有表格。请重新导出为 Excel（.xlsx）后再上传。',
  unknown: '认不出这个文件。请上传 Excel（.xlsx、.xls）、WPS 表格或 CSV 文件。',
} as const
export type FileProblem = keyof typeof SENTENCES

const refuse = (code: FileProblem, detail = '') =>
  new Problem('refused', { '': [SENTENCES[code]] }, `${code} ${detail}`)

/**
 * Reads a ledger file, recognised by content, in a worker with limits on memory and time. Only raw cells come back; what
 * they mean is decided elsewhere. Throws Problem('refused') with one sentence for everything that cannot be read.
 * When several files come at once they wait for one another (turns.ts).
 * @param encoding only for text files, when the user corrects the detected one
 * @param who whose file it is: one person's files wait behind other people's; '' is the server's own work
 */
export async function readWorkbook(bytes: Uint8Array, encoding?: Encoding, who = ''): Promise<RawWorkbook> {
  if (bytes.byteLength === 0) throw refuse('empty')
  if (bytes.byteLength > MAX_FILE_BYTES) throw refuse('too-big')
  const large = bytes.byteLength >= LARGE_BYTES
  const workbook = await turns().take(who, large ? 2 : 1, () =>
    runWorker(
      PARSER,
      { bytes, encoding, maxInflated: MAX_INFLATED },
      {
        heapMb: large ? HEAP_MB.large : HEAP_MB.small,
        limitMs: who === '' ? TIME_LIMIT_MS.server : TIME_LIMIT_MS.person,
      },
    ),
  )
  if (workbook.sheets.every((sheet) => sheet.rows.length === 0)) throw refuse('empty')
  return workbook
}

const PARSER = path.join(PROJECT_ROOT, 'lib', 'imports', 'read', 'worker.mjs')

type Answer =
  | { started: true }
  | { done: Omit<RawWorkbook, 'sheets'> }
  | { problem: FileProblem; detail: string }
  | Piece

/**
 * Runs a parser in a worker and puts together what it posts. A worker that ends before it has started says nothing about the file: that is our fault,
 * told as such and logged.
 */
export function runWorker(
  file: string,
  workerData: unknown,
  { heapMb, limitMs } = { heapMb: HEAP_MB.small, limitMs: TIME_LIMIT_MS.person },
): Promise<RawWorkbook> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(/* turbopackIgnore: true */ file, {
      workerData,
      env: {},
      execArgv: [],
      stdout: true,
      stderr: true,
      resourceLimits: { maxOldGenerationSizeMb: heapMb, maxYoungGenerationSizeMb: 32, stackSizeMb: 4 },
    })
    const unpacked = new Unpacked()
    let started = false
    let over = false
    const settle = (finish: () => void) => {
      if (over) return
      over = true
      clearTimeout(timer)
      void worker.terminate().then(finish)
    }
    const fail = (code: FileProblem, detail: string) =>
      settle(() => {
        if (code === 'unstarted') console.error('ledger parser did not start:', detail)
        reject(refuse(code, detail))
      })
    const timer = setTimeout(() => fail(started ? 'slow' : 'unstarted', 'time is over'), limitMs)
    worker.on('message', (answer: Answer) => {
      if (over) return
      if ('started' in answer) started = true
      else if ('done' in answer) settle(() => resolve(unpacked.workbook(answer.done)))
      else if ('problem' in answer) fail(answer.problem, answer.detail)
      else {
        unpacked.add(answer)
        // Not at once: other requests come between two pieces.
        if ('codes' in answer) setImmediate(() => worker.postMessage('more'))
      }
    })
    worker.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') fail('too-big', error.message)
      else fail(started ? 'damaged' : 'unstarted', error.message)
    })
    worker.once('exit', () => fail(started ? 'damaged' : 'unstarted', 'worker ended'))
  })
}
