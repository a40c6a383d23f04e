import { BlockList, isIP } from 'node:net'
import { env } from '@/lib/env'
import type { Origin } from './sign-in'

/** IPv4 addresses as IPv4, also where a socket that speaks both shows them inside IPv6. */
const plain = (address: string) => address.replace(/^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/i, '')
const family = (address: string) => (isIP(address) === 6 ? 'ipv6' : 'ipv4')

/** The proxies that TRUSTED_PROXIES names, by address or network (10.0.0.0/8). Throws on what is neither. */
export function proxyList(text: string): BlockList {
  const list = new BlockList()
  for (const one of text.split(/[\s,]+/).filter(Boolean)) {
    const [address = '', bits] = one.split('/')
    if (isIP(address) === 0 || (bits !== undefined && !/^\d{1,3}$/.test(bits)))
      throw new Error(`TRUSTED_PROXIES: ${one} is no address and no network`)
    if (bits === undefined) list.addAddress(plain(address), family(plain(address)))
    else list.addSubnet(address, Number(bits), family(address))
  }
  return list
}

const trusted = proxyList(env.TRUSTED_PROXIES ?? '')

/**
 * Where a request comes from: the last hop that is not one of our own proxies. The list's last entry is the true peer (cli/boot/peers), each
 * entry before it is believed only as far as the hop after it is trusted; with no trusted proxy that is the peer itself, whatever it claims.
 */
export function originOf(headers: Headers, proxies: BlockList = trusted): Origin {
  const hops = (headers.get('x-forwarded-for') ?? '').split(',').map((hop) => plain(hop.trim()))
  const isProxy = (hop: string) => isIP(hop) !== 0 && proxies.check(hop, family(hop))
  const address = hops.findLast((hop, at) => at === 0 || !isProxy(hop)) ?? ''
  return { address: address.slice(0, 64) || 'unknown', agent: headers.get('user-agent') ?? undefined }
}

const LOOPBACK = ['localhost', '127.0.0.1', '[::1]']

/**
 * Where this site is, for links that people pass on, without a slash at its end: the address configured; where only the default that leads to
 * the machine itself is, the one the page was asked by.
 */
export function siteOf(headers: Headers, configured: string | undefined = env.NEXTAUTH_URL): string {
  const told = configured && URL.canParse(configured) ? new URL(configured) : undefined
  if (told && !LOOPBACK.includes(told.hostname)) return told.origin
  const host = headers.get('x-forwarded-host') ?? headers.get('host')
  const scheme = headers.get('x-forwarded-proto')?.split(',')[0]?.trim() === 'https' ? 'https' : 'http'
  const asked = `${scheme}://${host ?? ''}`
  if (host && URL.canParse(asked)) return new URL(asked).origin
  return told?.origin ?? `http://localhost:${env.PORT}`
}

/**
 * Whether a write comes from our own pages: asked by the proxy for all, and by doors that are no server action (Next asks there). Browsers
 * always say where a POST comes from; whoever says nothing is no browser, and has no cookie that somebody else's page could ride on.
 */
export function fromOwnPage(headers: Headers): boolean {
  const site = headers.get('sec-fetch-site')
  // 'none' is the person, by reloading a sent form.
  if (site !== null) return site === 'same-origin' || site === 'none'
  const origin = headers.get('origin')
  if (origin === null) return true
  const host = headers.get('x-forwarded-host') ?? headers.get('host')
  return URL.canParse(origin) && new URL(origin).host === host
}
