import { SHELL } from './instead'

/** Set by the build (lib/cli/boot/worker.mjs): another build is another worker, with a cache of its own. */
declare const BUILD: string

const PREFIX = 'zhaoyin-shell-'
const CURRENT = `${PREFIX}${BUILD}`
const BESIDE = ['/manifest.webmanifest', '/icon.svg', '/icon-192.png', '/favicon.ico', '/apple-touch-icon.png']
const ASSET = /\/?(?:_next\/)?(static\/[\w./~@%+-]+?\.(?:js|css|woff2?))(?![\w.])/g

/** Addresses of built files that a page or a script names: also those that it loads only when it needs them. */
export function assetsIn(text: string): string[] {
  return [...new Set([...text.matchAll(ASSET)].map(([, path]) => `/_next/${path}`))]
}

/**
 * Takes along the shell, as answered with its policy and nonce, and every file it can come to need. The page is written last: a cache that has
 * it is complete. Rejects when anything is missing; the version before then stays in charge.
 */
export async function fillShell(): Promise<void> {
  const cache = await caches.open(CURRENT)
  const page = await fresh(SHELL)
  const seen = new Set<string>(BESIDE)
  let next = [...BESIDE, ...assetsIn(await page.clone().text())]
  while (next.length > 0) {
    for (const path of next) seen.add(path)
    const texts = await Promise.all(next.map((path) => take(cache, path)))
    next = [...new Set(texts.flatMap(assetsIn))].filter((path) => !seen.has(path))
  }
  await cache.put(SHELL, page)
}

async function fresh(path: string): Promise<Response> {
  const response = await fetch(path, { cache: 'no-store', credentials: 'same-origin', redirect: 'error' })
  if (!response.ok) throw new Error(`${path} answered ${response.status}`)
  return response
}

/** Puts one file into the cache, from an earlier version's if it is there; answers a script's text, for what it loads in turn. */
async function take(cache: Cache, path: string): Promise<string> {
  const known = path.startsWith('/_next/static/') ? await caches.match(path) : undefined
  const response = known ?? (await fresh(path))
  const text = path.endsWith('.js') ? await response.clone().text() : ''
  await cache.put(path, response)
  return text
}

/** Drops what tabs of the version before the last could still ask for; the last one's stay, for tabs that are open. */
export async function dropOldShells(): Promise<void> {
  const old = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== CURRENT)
  await Promise.all(old.slice(0, -1).map((name) => caches.delete(name)))
}

/** The shell of this version, or the newest that is complete. */
export async function shell(): Promise<Response | undefined> {
  const names = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== CURRENT)
  for (const name of [CURRENT, ...names.toReversed()]) {
    const page = await (await caches.open(name)).match(SHELL)
    if (page) return page
  }
  return undefined
}

/** Whether a path is one of those that never change, or stand beside the shell. */
export const isKept = (path: string): boolean => path.startsWith('/_next/static/') || BESIDE.includes(path)

/** A kept file from any version's cache; what is in none comes from the network and is not kept. */
export async function kept(request: Request): Promise<Response> {
  const { pathname } = new URL(request.url)
  if (pathname.startsWith('/_next/static/')) return (await caches.match(pathname)) ?? fetch(request)
  try {
    return await fetch(request)
  } catch (error) {
    const known = await caches.match(pathname)
    if (!known) throw error
    return known
  }
}
