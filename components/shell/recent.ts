/** One thing that can be opened from the palette; the shape of `/api/search` items. */
export type Hit = { id: string; title: string; detail?: string; href: string }
export type HitGroup = { title: string; items: Hit[] }

const KEY = 'zhaoyin.recent'
const MOST = 6

const isHit = (value: unknown): value is Hit =>
  typeof value === 'object' &&
  value !== null &&
  'id' in value &&
  'title' in value &&
  'href' in value &&
  typeof value.href === 'string'

/** What was opened from the palette lately in this tab. Session storage on purpose: office machines are shared, names must not outlive the tab. */
export function recentHits(): Hit[] {
  try {
    const stored: unknown = JSON.parse(sessionStorage.getItem(KEY) ?? '[]')
    return Array.isArray(stored) ? stored.filter(isHit).slice(0, MOST) : []
  } catch {
    return []
  }
}

/** Puts a hit at the head of the recent ones. */
export function rememberHit(hit: Hit): void {
  try {
    const others = recentHits().filter((one) => one.href !== hit.href)
    sessionStorage.setItem(KEY, JSON.stringify([hit, ...others].slice(0, MOST)))
  } catch {
    // Storage may be full or forbidden; recents are a convenience.
  }
}
