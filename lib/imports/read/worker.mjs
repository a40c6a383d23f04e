import { parentPort, workerData } from 'node:worker_threads'
import { parseCsv } from 'hucre/csv'
import { decodeText } from './decode-text.mjs'
import { recognise } from './recognise.mjs'
import { checkZip } from './zip-size.mjs'

/**
 * Reads one file that a stranger may have made. Runs with limits on memory and time, without environment, and only
 * posts { started }, then { workbook } or { problem: code }. Plain JavaScript on purpose: the same file is started by the command line, the
 * tests and the built server.
 */
async function read({ bytes, encoding, maxInflated }) {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const kind = recognise(buffer)
  if (kind === 'zip') {
    const { names, inflated } = checkZip(buffer, maxInflated)
    if (!names.some((name) => /^xl\/workbook\.xml$/i.test(name))) throw new Error('unknown')
    const { parseXlsx } = await import('./parse-xlsx.mjs')
    return parseXlsx(buffer, inflated)
  }
  if (kind === 'biff' || kind === 'html') {
    const { parseXls } = await import('./parse-xls.mjs')
    return parseXls(kind === 'html' ? Buffer.from(decodeText(buffer, encoding).text) : buffer)
  }
  if (kind !== 'text') throw new Error(kind)
  const decoded = decodeText(buffer, encoding)
  const rows = parseCsv(decoded.text.replace(/\0/g, ''), { typeInference: false, skipEmptyRows: false })
  return {
    format: 'text',
    encoding: decoded.encoding,
    date1904: false,
    sheets: [{ name: '', hidden: false, rows: rows.map((row) => row.map((cell) => cell ?? null)), merges: [] }],
  }
}

function codeOf(error) {
  if (error?.code === 'ERR_MODULE_NOT_FOUND') return 'unstarted'
  const message = String(error?.message ?? error)
  if (['too-big', 'damaged', 'unknown', 'encrypted', 'empty'].includes(message)) return message
  if (/password|encrypt/i.test(message)) return 'encrypted'
  if (/exceed|too (many|large|big)|outside the supported|limit|Invalid array length/i.test(message)) return 'too-big'
  return 'damaged'
}

parentPort.postMessage({ started: true })
read(workerData).then(
  (workbook) => parentPort.postMessage({ workbook }),
  (error) => parentPort.postMessage({ problem: codeOf(error), detail: String(error?.message ?? error).slice(0, 300) }),
)
