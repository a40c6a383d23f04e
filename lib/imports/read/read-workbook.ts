import path from 'node:path'
import { Worker } from 'node:worker_threads'
import { PROJECT_ROOT } from '@/lib/env'
import { Problem } from '@/lib/kernel/errors'
import type { Encoding } from '../schema'
import type { RawWorkbook } from './raw'

/** Largest file taken, in bytes; the same limit is told at the upload. */
export const MAX_FILE_BYTES = 25 * 1024 * 1024
const MAX_INFLATED = 120_000_000
const TIME_LIMIT_MS = 14_000
const HEAP_MB = 384

const SENTENCES = {
  empty: '文件是空的，请确认选对了文件。',
  encrypted: '文件有密码，请在 Excel 或 WPS 中取消密码后再上传。',
  damaged: '文件不完整或已损坏，请重新导出或重新下载后再上传。',
  'too-big': '文件太大或解开后异常大，为安全起见没有读取。请删去多余的空行、空列或拆成几个文件后再上传。',
  slow: '文件在规定时间内没有读完。请删去多余的空行、空列或拆成几个文件后再上传。',
  unstarted: '无法启动解析程序，文件还没有检查，并非文件的问题。请稍后再试，仍不行请联系系统管理员。',
  unknown: '认不出这个文件。请上传 Excel（.xlsx、.xls）、WPS 表格或 CSV 文件。',
} as const
export type FileProblem = keyof typeof SENTENCES

const refuse = (code: FileProblem, detail = '') =>
  new Problem('refused', { '': [SENTENCES[code]] }, `${code} ${detail}`)

/**
 * Reads a ledger file, recognised by content, in a worker with limits on memory and time. Only raw cells come back; what
 * they mean is decided elsewhere. Throws Problem('refused') with one sentence for everything that cannot be read.
 * @param encoding only for text files, when the user corrects the detected one
 */
export async function readWorkbook(bytes: Uint8Array, encoding?: Encoding): Promise<RawWorkbook> {
  if (bytes.byteLength === 0) throw refuse('empty')
  if (bytes.byteLength > MAX_FILE_BYTES) throw refuse('too-big')
  const workbook = await runWorker(path.join(PROJECT_ROOT, 'lib', 'imports', 'read', 'worker.mjs'), {
    bytes,
    encoding,
    maxInflated: MAX_INFLATED,
  })
  if (workbook.sheets.every((sheet) => sheet.rows.length === 0)) throw refuse('empty')
  return workbook
}

type Answer = { started: true } | { workbook: RawWorkbook } | { problem: FileProblem; detail: string }

/**
 * Runs a parser in a worker and answers what it posts. A worker that ends before it has started says nothing about the file: that is our fault,
 * told as such and logged.
 */
export function runWorker(file: string, workerData: unknown): Promise<RawWorkbook> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(/* turbopackIgnore: true */ file, {
      workerData,
      env: {},
      execArgv: [],
      stdout: true,
      stderr: true,
      resourceLimits: { maxOldGenerationSizeMb: HEAP_MB, maxYoungGenerationSizeMb: 32, stackSizeMb: 4 },
    })
    let started = false
    let over = false
    const settle = (finish: () => void) => {
      if (over) return
      over = true
      clearTimeout(timer)
      finish()
      void worker.terminate()
    }
    const fail = (code: FileProblem, detail: string) =>
      settle(() => {
        if (code === 'unstarted') console.error('ledger parser did not start:', detail)
        reject(refuse(code, detail))
      })
    const timer = setTimeout(() => fail(started ? 'slow' : 'unstarted', 'time is over'), TIME_LIMIT_MS)
    worker.on('message', (answer: Answer) => {
      if ('started' in answer) started = true
      else if ('workbook' in answer) settle(() => resolve(answer.workbook))
      else fail(answer.problem, answer.detail)
    })
    worker.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') fail('too-big', error.message)
      else fail(started ? 'damaged' : 'unstarted', error.message)
    })
    worker.once('exit', () => fail(started ? 'damaged' : 'unstarted', 'worker ended'))
  })
}
