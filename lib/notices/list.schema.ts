import { NOTICE_KINDS, type NoticeKind } from './kinds'

/** `open`: what still asks for something; `all`: what was settled too. */
export type NoticeView = 'open' | 'all'
export type NoticeList = { view: NoticeView; kind?: NoticeKind; page: number }

type Params = Record<string, string | string[] | undefined>
const text = (value: string | string[] | undefined) => (Array.isArray(value) ? value.at(-1) : value)

/** The list an address asks for; what it does not understand falls back to the open list, because links age. */
export function noticeList(params: Params): NoticeList {
  const kind = NOTICE_KINDS.find((one) => one === text(params.kind))
  const page = Math.floor(Number(text(params.page)))
  return { view: text(params.view) === 'all' ? 'all' : 'open', ...(kind ? { kind } : {}), page: page > 1 ? page : 1 }
}

/** The address of a list with something changed; any change but the page's begins on page 1. */
export function noticeQuery(
  list: NoticeList,
  change: Partial<NoticeList>,
): Record<string, string | number | undefined> {
  const { view, kind, page } = { ...list, page: 1, ...change }
  return { view: view === 'all' ? 'all' : undefined, kind, page: page > 1 ? page : undefined }
}
