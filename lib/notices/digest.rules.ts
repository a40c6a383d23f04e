import type { Day } from '@/lib/kernel/month'
import { noticeGroup } from './groups.rules'
import { NOTICE_KIND_TERMS, type NoticeKind } from './kinds'

export type Carried = { id: string; kind: string; title: string; dueOn: Day | null; at: Date }
/** One day's message: how much of what, the ten most urgent, how many more there are. */
export type Digest = {
  day: Day
  summary: string
  items: { title: string; due: string; href: string }[]
  more: number
  home: string
}

/** Titles in a message; more are counted. */
export const SHOWN = 10

/** Due today first, then overdue (the latest first), then what is due next, then the rest as it came in. */
export function byUrgency<N extends Carried>(notices: readonly N[], today: Day): N[] {
  const rank = { today: 0, overdue: 1, other: 2 }
  const place = (one: N) => rank[noticeGroup(one, today)]
  return [...notices].sort((a, b) => {
    if (place(a) !== place(b)) return place(a) - place(b)
    if (place(a) === 1) return (b.dueOn ?? '').localeCompare(a.dueOn ?? '')
    if (a.dueOn !== b.dueOn) return (a.dueOn ?? '9999').localeCompare(b.dueOn ?? '9999')
    return a.at.getTime() - b.at.getTime()
  })
}

const due = (dueOn: Day | null, today: Day) =>
  dueOn === null ? '' : dueOn === today ? '今天到期' : dueOn < today ? `逾期，${dueOn} 到期` : `${dueOn} 到期`

/** The message of a day; nothing of a person in it beyond the titles. `site` is the address people type, without a slash at its end. */
export function digestOf(notices: readonly Carried[], today: Day, site: string): Digest {
  const kinds = Map.groupBy(notices, ({ kind }) => kind)
  const counts = [...kinds].map(([kind, of]) => `${NOTICE_KIND_TERMS[kind as NoticeKind] ?? kind} ${of.length}`)
  const shown = byUrgency(notices, today).slice(0, SHOWN)
  return {
    day: today,
    summary: `共 ${notices.length} 项：${counts.join('，')}`,
    items: shown.map(({ id, title, dueOn }) => ({ title, due: due(dueOn, today), href: `${site}/notices/${id}` })),
    more: notices.length - shown.length,
    home: `${site}/notices`,
  }
}

const cut = (text: string, most: number) => (text.length > most ? `${text.slice(0, most - 1)}…` : text)

function lines(digest: Digest, name: string | undefined, shown: number, title: number): string {
  const items = digest.items
    .slice(0, shown)
    .map((one, at) => `${at + 1}. ${cut(one.title, title)}${one.due ? `（${one.due}）` : ''}\n${one.href}`)
  const more = digest.more + digest.items.length - Math.min(shown, digest.items.length)
  const rest = more > 0 ? [`另有 ${more} 项：${digest.home}`] : []
  return [`招引提醒 ${digest.day}${name ? `（${name}）` : ''}`, digest.summary, ...items, ...rest].join('\n')
}

const encoder = new TextEncoder()

/** The message as plain text that fits into so many bytes of UTF-8: first titles are cut, then fewer are shown. `name` is whom it is for, in a group. */
export function digestText(digest: Digest, most: number, name?: string): string {
  for (const title of [80, 40, 24, 16])
    for (let shown = SHOWN; shown >= (title === 16 ? 0 : SHOWN); shown--) {
      const text = lines(digest, name, shown, title)
      if (encoder.encode(text).length <= most) return text
    }
  return lines({ ...digest, items: [] }, name, 0, 0)
}
