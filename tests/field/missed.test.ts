import { describe, expect, it } from 'vitest'
import { tabOf } from '@/components/field/field-tabs'
import { pageName } from '@/components/field/page-name'
import { instead } from '@/components/offline/worker/instead'

const from = (path: string, slow = false) => {
  const to = new URL(instead(new URL(path, 'https://zhaoyin.example'), slow), 'https://zhaoyin.example')
  return {
    path: to.pathname,
    at: to.searchParams.get('at'),
    slow: to.searchParams.has('slow'),
    open: tabOf(decodeURIComponent(to.hash.slice(1))),
  }
}

describe('a page that could not be opened', () => {
  it('leads to the form at once when the form was asked for, with its company', () => {
    expect(from('/visits/new')).toEqual({ path: '/field', at: '/visits/new', slow: false, open: ['write', undefined] })
    expect(from('/visits/new', true)).toMatchObject({ slow: true, open: ['write', undefined] })
    expect(from('/visits/new?company=c-1')).toMatchObject({ at: '/visits/new?company=c-1', open: ['write', 'to:c-1'] })
  })

  it('leads to the day otherwise', () => {
    for (const path of ['/', '/visits', '/projects?stage=signed', '/visits/new/x'])
      expect(from(path)).toEqual({ path: '/field', at: path, slow: false, open: ['today', undefined] })
  })

  it('is named in words', () => {
    const names = {
      '/': '工作台',
      '/?wait=1': '工作台',
      '/visits/new?company=1': '记走访',
      '/visits/01abc': '走访',
      '/visits': '走访',
      '/companies/01abc/edit': '企业',
      '/projects?stage=signed': '项目',
      '/settings/messages': '设置',
      '/visitsx': '该页面',
      '/something': '该页面',
    }
    expect(Object.fromEntries(Object.keys(names).map((at) => [at, pageName(at)]))).toEqual(names)
  })
})
