import { createReadStream } from 'node:fs'

/** Characters at the beginning in which markup and scripts show themselves. */
const BEGINNING = 2048
// Every control but tab and the line ends.
const CONTROLS = /[^\P{Cc}\t\n\f\r]/u
const MARKUP = /<(!doctype|!entity|\?xml|\?php|html|head|body|script|iframe|svg|img|object|embed|meta|link|style)\b/i
const SCRIPT = /^\s*(#!|@echo\b|windows registry editor|\[internetshortcut\])/i

/** The encodings text comes in here; a byte order mark decides, else the first that fits every byte. */
async function encodingOf(path: string): Promise<string[]> {
  for await (const head of createReadStream(path, { end: 1 }) as AsyncIterable<Buffer>) {
    if (head[0] === 0xff && head[1] === 0xfe) return ['utf-16le']
    if (head[0] === 0xfe && head[1] === 0xff) return ['utf-16be']
  }
  return ['utf-8', 'gb18030']
}

/** Whether a file is readable text throughout, and neither markup nor a script that names itself as one. */
export async function isPlainText(path: string): Promise<boolean> {
  for (const encoding of await encodingOf(path)) if (await readsAs(path, encoding)) return true
  return false
}

async function readsAs(path: string, encoding: string): Promise<boolean> {
  const decoder = new TextDecoder(encoding, { fatal: true })
  let beginning = ''
  try {
    for await (const chunk of createReadStream(path)) {
      const text = decoder.decode(chunk, { stream: true })
      if (CONTROLS.test(text)) return false
      if (beginning.length < BEGINNING) beginning += text.slice(0, BEGINNING)
    }
    beginning += decoder.decode()
  } catch {
    return false
  }
  return !MARKUP.test(beginning) && !SCRIPT.test(beginning)
}
