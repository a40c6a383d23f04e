import { describe, expect, it } from 'vitest'
import { safeCallbackPath, safeNextPath } from '@/lib/access/next-path'
import { foldUsername, passwordFaults, USERNAME_FORM } from '@/lib/kernel/credentials'

describe('passwords', () => {
  it.each([
    ['Haian#2026x', 'lihua', 0],
    ['haian-2026x', 'lihua', 0],
    ['Aa1#', 'lihua', 1],
    ['abcdefghijkl', 'lihua', 1],
    ['abcdefgh1234', 'lihua', 1],
    ['abc', 'lihua', 2],
    ['LiHua#2026xx', 'lihua', 1],
    ['ＬｉＨｕａ#2026xx', 'lihua', 1],
    [`Aa1#${'x'.repeat(125)}`, 'lihua', 1],
  ])('%s for %s has %i faults', (password, username, faults) => {
    expect(passwordFaults(password, username)).toHaveLength(faults)
  })
})

describe('user names', () => {
  it('folds what keyboards do to them', () => {
    expect(foldUsername('  ＬｉＨｕａ ')).toBe('lihua')
  })
  it.each(['a', '-lihua', '李华', 'li hua', 'x'.repeat(33)])('refuses %s', (name) => {
    expect(USERNAME_FORM.test(name)).toBe(false)
  })
})

describe('where to go after sign-in', () => {
  it.each([
    ['/visits?page=2', '/visits?page=2'],
    ['/', '/'],
    [undefined, '/'],
    ['https://evil.example/', '/'],
    ['//evil.example/x', '/'],
    ['/\\evil.example', '/'],
    ['/%2F/evil.example', '/%2F/evil.example'],
    ['/a/..//evil.example', '/'],
    ['/\t/evil.example', '/'],
    ['javascript:alert(1)', '/'],
    ['/login?next=/login', '/'],
    ['/api/auth/signout', '/'],
  ])('%s leads to %s', (next, target) => {
    expect(safeNextPath(next)).toBe(target)
  })

  it('keeps the path of next-auth’s address and drops its host', () => {
    expect(safeCallbackPath('http://localhost:3000/visits?page=2')).toBe('/visits?page=2')
    expect(safeCallbackPath('https://evil.example//evil.example/x')).toBe('/')
    expect(safeCallbackPath('javascript:alert(1)')).toBe('/')
    expect(safeCallbackPath(undefined)).toBe('/')
  })
})
