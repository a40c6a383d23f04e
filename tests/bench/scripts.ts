import { gzipSync } from 'node:zlib'

/** Kilobytes of compressed JavaScript a page loads: every script its HTML names, fetched once and gzipped. */
export async function scriptKilobytes(
  url: string,
  path: string,
  cookie: string,
  seen: Map<string, number>,
): Promise<number> {
  const html = await (await fetch(url + path, { headers: { cookie } })).text()
  // Scripts for browsers without modules are named but never loaded by today's.
  const loaded = html.replace(/<script[^>]*nomodule[^>]*>/gi, '')
  const names = new Set([...loaded.matchAll(/\/_next\/static\/[^"'\\ ]+\.js/g)].map(([name]) => name))
  let bytes = 0
  for (const name of names) {
    if (!seen.has(name)) seen.set(name, gzipSync(Buffer.from(await (await fetch(url + name)).arrayBuffer())).byteLength)
    bytes += seen.get(name) ?? 0
  }
  return Math.round(bytes / 1024)
}
