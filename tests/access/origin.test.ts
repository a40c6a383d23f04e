import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { NextRequest } from 'next/server'
import { describe, expect, it } from 'vitest'
import { originOf, proxyList, siteOf } from '@/lib/access/origin'
import { notePeers } from '@/lib/cli/boot/peers.mjs'
import { proxy } from '@/proxy'

const address = (hops: string, proxies = '') =>
  originOf(new Headers({ 'x-forwarded-for': hops }), proxyList(proxies)).address

describe('where a request comes from', () => {
  it('is the peer, whatever it claims, while no proxy is trusted', () => {
    expect(address('203.0.113.9')).toBe('203.0.113.9')
    expect(address('198.51.100.1, 10.0.0.1, 203.0.113.9')).toBe('203.0.113.9')
    expect(address('')).toBe('unknown')
  })

  it('is what trusted proxies say, and nothing that stands before them', () => {
    expect(address('198.51.100.1, 203.0.113.9, 127.0.0.1', '127.0.0.1')).toBe('203.0.113.9')
    expect(address('203.0.113.9, ::ffff:10.1.2.3, 127.0.0.1', '127.0.0.1, 10.1.0.0/16')).toBe('203.0.113.9')
    expect(address('6.6.6.6, 203.0.113.9', '127.0.0.1')).toBe('203.0.113.9')
    expect(address('2001:db8::7, ::1', '::1')).toBe('2001:db8::7')
    expect(address('6.6.6.6, nonsense, 127.0.0.1', '127.0.0.1')).toBe('nonsense')
    expect(address('127.0.0.1', '127.0.0.1')).toBe('127.0.0.1')
  })

  it('refuses a setting that names no address', () => {
    for (const wrong of ['2', 'proxy.local', '10.0.0.0/x']) expect(() => proxyList(wrong)).toThrow('TRUSTED_PROXIES')
  })

  it('has the true peer at the end, also where the client wrote the header itself', async () => {
    notePeers()
    const server = createServer((request, response) => response.end(request.headers['x-forwarded-for']))
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()))
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    const seen = async (headers: Record<string, string>) => (await fetch(url, { headers })).text()
    expect(await seen({})).toBe('127.0.0.1')
    expect(await seen({ 'x-forwarded-for': '6.6.6.6' })).toBe('6.6.6.6, 127.0.0.1')
    server.closeAllConnections()
    server.close()
  })
})

describe('where this site is', () => {
  const asked = (headers: Record<string, string>, configured?: string) => siteOf(new Headers(headers), configured)

  it('is the address configured, whatever the page was asked by', () => {
    expect(asked({ host: '10.0.0.5:3000' }, 'https://zs.example.gov.cn/')).toBe('https://zs.example.gov.cn')
  })

  it('is the one the page was asked by, where only the machine itself is configured', () => {
    expect(asked({ host: '10.0.0.5:3000' }, 'http://localhost:3000')).toBe('http://10.0.0.5:3000')
    const proxied = { host: 'app:3000', 'x-forwarded-host': 'zs.example', 'x-forwarded-proto': 'https' }
    expect(asked(proxied, 'http://localhost:3000')).toBe('https://zs.example')
    expect(asked({ host: 'no host' }, 'http://localhost:3000')).toBe('http://localhost:3000')
    expect(asked({}, 'http://localhost:3000')).toBe('http://localhost:3000')
  })
})

describe('a form of another site', () => {
  const post = (headers: Record<string, string>) =>
    proxy(new NextRequest('http://crm.example/companies/new', { method: 'POST', headers }))

  it('is turned away in words, and is no error of ours', async () => {
    const answer = post({ host: 'crm.example', origin: 'https://evil.example' })
    expect(answer.status).toBe(403)
    expect(await answer.text()).toContain('来自其他网站')
    expect(post({ host: 'crm.example', origin: 'null' }).status).toBe(403)
    expect(post({ host: 'crm.example', 'sec-fetch-site': 'cross-site' }).status).toBe(403)
    expect(post({ host: 'crm.example', 'sec-fetch-site': 'same-site' }).status).toBe(403)
  })

  it('is none of our own pages, of a proxy that names the host, and of programs', () => {
    expect(post({ host: 'crm.example', origin: 'https://crm.example' }).status).toBe(200)
    expect(post({ host: 'crm.example', 'sec-fetch-site': 'same-origin' }).status).toBe(200)
    expect(post({ host: '10.0.0.7', 'x-forwarded-host': 'crm.example', origin: 'https://crm.example' }).status).toBe(
      200,
    )
    expect(post({ host: 'crm.example' }).status).toBe(200)
    const link = new NextRequest('http://crm.example/', {
      headers: { host: 'crm.example', 'sec-fetch-site': 'cross-site' },
    })
    expect(proxy(link).status).toBe(200)
  })
})
