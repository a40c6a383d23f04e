import { parentPort, workerData } from 'node:worker_threads'
import { decodeText } from './decode-text.mjs'
import { isText, markupIn, recognise, recogniseZip } from './recognise.mjs'
import { Sink } from './sink.mjs'

const SAID = new Set(['too-big', 'damaged', 'unsafe', 'unknown', 'encrypted', 'empty'])
const NAMED = new Set(['pdf', 'word', 'slides', 'picture', 'archive', 'xlsb', 'numbers', 'ods', 'ofd', 'markup'])

/**
 * Reads one file that a stranger may have made. Runs with limits on memory and time, without environment, and only
 * posts { started }, then pieces (see unpack.ts), then { done } or { problem: code }. Plain JavaScript on purpose: the same file is started by the
 * command line, the tests and the built server.
 */
async function read({ bytes, encoding, maxInflated }, sink) {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const kind = recognise(buffer)
  if (kind === 'zip') return readZip(buffer, maxInflated, sink)
  if (kind === 'biff') return (await import('./xls.mjs')).readXls(buffer, sink)
  if (kind !== 'text') throw new Error(kind)
  const decoded = decodeText(buffer, encoding)
  // a wrong choice of encoding shows as such, and can be chosen again
  if (!encoding && !isText(decoded.text)) throw new Error('unknown')
  const markup = markupIn(decoded.text)
  if (markup === 'markup') throw new Error('markup')
  if (markup === 'table') {
    const about = await (await import('./xls.mjs')).readXls(decoded.text, sink)
    return { ...about, encoding: decoded.encoding }
  }
  await (await import('./text.mjs')).readText(decoded.text, sink)
  return { format: 'text', encoding: decoded.encoding, date1904: false }
}

async function readZip(buffer, maxInflated, sink) {
  const { openZip } = await import('./zip.mjs')
  const { workbookPart } = await import('./xlsx/workbook.mjs')
  const zip = await openZip(buffer, maxInflated)
  const part = await workbookPart(zip)
  if (!part) throw new Error(await recogniseZip(zip))
  const { readXlsx } = await import('./xlsx/read.mjs')
  return readXlsx(zip, part, sink)
}

function codeOf(error) {
  if (error?.code === 'ERR_MODULE_NOT_FOUND') return 'unstarted'
  const message = String(error?.message ?? error)
  if (SAID.has(message) || NAMED.has(message)) return message
  if (/password|encrypt/i.test(message)) return 'encrypted'
  if (/exceed|too (many|large|big)|outside the supported|limit|Invalid (array|string) length/i.test(message))
    return 'too-big'
  return 'damaged'
}

parentPort.postMessage({ started: true })
read(workerData, new Sink(parentPort)).then(
  (about) => parentPort.postMessage({ done: about }),
  (error) => parentPort.postMessage({ problem: codeOf(error), detail: String(error?.message ?? error).slice(0, 300) }),
)
