const BASE = 'http://here.invalid'

/** Where to go after sign-in: the path if it is one of this site's own, else the start page. Anything that a browser could read as another host is refused. */
export function safeNextPath(next: string | undefined): string {
  if (!next?.startsWith('/') || /^\/[/\\]/.test(next)) return '/'
  const url = URL.canParse(next, BASE) ? new URL(next, BASE) : undefined
  if (url?.origin !== BASE || url.pathname.startsWith('//')) return '/'
  if (/^\/(login|setup|api)(\/|$)/.test(url.pathname)) return '/'
  return `${url.pathname}${url.search}`
}

/** The same for next-auth's `callbackUrl`, which names the host too; the host is dropped, whichever it is. */
export function safeCallbackPath(callbackUrl: string | undefined): string {
  if (!callbackUrl || !URL.canParse(callbackUrl, BASE)) return '/'
  const { pathname, search } = new URL(callbackUrl, BASE)
  return safeNextPath(pathname + search)
}
