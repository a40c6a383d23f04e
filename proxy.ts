import { randomBytes } from 'node:crypto'
import { type NextRequest, NextResponse } from 'next/server'
import { OVER_HTTPS } from '@/lib/access/cookie'
import { NONCE_HEADER, PATH_HEADER } from '@/lib/access/headers'
import { fromOwnPage } from '@/lib/access/origin'
import { IS_PRODUCTION } from '@/lib/env'
import { paths } from '@/lib/kernel/paths'

const READS = new Set(['GET', 'HEAD', 'OPTIONS'])
const FOREIGN_SENTENCE = '这次提交来自其他网站的页面，已拒绝，没有写入任何内容。请在本系统的页面中操作。'
const NOWHERE = '/not-found'
const WORKER = '/sw.js'
const CSP = 'content-security-policy'
const FIXED = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(self), payment=(), usb=()',
  'cross-origin-opener-policy': 'same-origin',
  ...(OVER_HTTPS ? { 'strict-transport-security': 'max-age=31536000; includeSubDomains' } : {}),
}

/**
 * Headers for every page, and the path asked for, which a page cannot see itself. A form that another site sent is turned away here, for Next
 * would answer it with a bare error and log it as ours. Decides nothing about who may see what: pages and
 * actions do that, so that a way around this file is no way in.
 */
export function proxy(request: NextRequest): NextResponse {
  if (!READS.has(request.method) && !fromOwnPage(request.headers))
    return new NextResponse(FOREIGN_SENTENCE, {
      status: 403,
      headers: { ...FIXED, 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' },
    })
  const nonce = randomBytes(16).toString('base64')
  const policy = policyWith(nonce)
  const headers = new Headers(request.headers)
  headers.set(PATH_HEADER, request.nextUrl.pathname + request.nextUrl.search)
  headers.set(NONCE_HEADER, nonce)
  // Next finds the nonce for its own scripts in this request header.
  headers.set(CSP, policy)
  // Next answers an address that cannot be decoded with 500; to a person it is a page that is not there.
  const response = isReadable(request.nextUrl.pathname)
    ? NextResponse.next({ request: { headers } })
    : NextResponse.rewrite(new URL(NOWHERE, request.url), { request: { headers } })
  for (const [name, value] of Object.entries(FIXED)) response.headers.set(name, value)
  // A stored file says itself, and stricter, what it may do and who may frame it (lib/files/answer).
  if (request.nextUrl.pathname.startsWith(paths.file(''))) response.headers.delete('x-frame-options')
  else response.headers.set(CSP, policy)
  // Browsers ask for it whenever a page is opened, to learn of a new version.
  if (request.nextUrl.pathname === WORKER) response.headers.set('cache-control', 'no-cache')
  return response
}

/**
 * Scripts by nonce only. Style attributes are allowed: widths of bars and charts' marks are written into the markup. The development
 * server's own tools evaluate code and write style elements; a nonce beside 'unsafe-inline' would switch the latter off.
 */
function policyWith(nonce: string): string {
  const script = `'self' 'nonce-${nonce}' 'strict-dynamic'${IS_PRODUCTION ? '' : " 'unsafe-eval'"}`
  const style = IS_PRODUCTION ? `'self' 'nonce-${nonce}'` : "'self' 'unsafe-inline'"
  return [
    "default-src 'self'",
    `script-src ${script}`,
    `style-src ${style}`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    "object-src 'none'",
    // Previews of PDF files from our own address.
    "frame-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    ...(OVER_HTTPS ? ['upgrade-insecure-requests'] : []),
  ].join('; ')
}

/** Everything but the built files, which carry no content of anybody. */
export const config = { matcher: ['/((?!_next/static|_next/image).*)'] }

function isReadable(path: string): boolean {
  try {
    decodeURIComponent(path)
    return true
  } catch {
    return false
  }
}
