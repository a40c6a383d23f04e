import { describe, expect, it } from 'vitest'
import { isNarrowed, listQuery } from '@/lib/lists/link.rules'
import { code, day, listSpec, oneOf, parseList, several, tick } from '@/lib/lists/list.schema'

const spec = listSpec({
  filters: { kind: oneOf(['a', 'b']), unit: code(), from: day(), open: tick(), target: several() },
  sorts: ['name', 'updated'],
  sort: { key: 'updated', direction: 'desc' },
  columns: [
    { key: 'name', header: '名称' },
    { key: 'unit', header: '单位' },
    { key: 'note', header: '备注', extra: true },
  ],
})

describe('parseList', () => {
  it('reads what fits', () => {
    const list = parseList(spec, {
      q: ' 海尔 ',
      kind: 'a',
      unit: 'u-1',
      from: '2026-01-31',
      open: '1',
      target: ['x,y', 'z'],
      sort: 'name',
      page: '3',
      col: 'note,name',
    })
    expect(list).toEqual({
      q: '海尔',
      filters: { kind: 'a', unit: 'u-1', from: '2026-01-31', open: '1', target: ['x', 'y', 'z'] },
      sort: { key: 'name', direction: 'asc' },
      page: 3,
      columns: ['name', 'note'],
    })
  })

  it('ignores what does not fit', () => {
    const bad = {
      q: '海',
      kind: 'zz',
      unit: "' or 1=1",
      from: '2026-02-30',
      open: 'yes',
      target: '',
      sort: '-size',
      page: '-4',
      col: 'nope',
    }
    const list = parseList(spec, bad)
    expect(list).toEqual(parseList(spec, {}))
    expect(list.filters).toEqual({
      kind: undefined,
      unit: undefined,
      from: undefined,
      open: undefined,
      target: undefined,
    })
    expect(list.page).toBe(1)
    expect(list.columns).toEqual(['name', 'unit'])
    expect(parseList(spec, { page: '1e99' }).page).toBe(1)
    expect(parseList(spec, { kind: ['b', 'a'] }).filters.kind).toBe('a')
  })
})

describe('listQuery', () => {
  it('reproduces the view it was read from', () => {
    const address = 'q=海尔&kind=a&target=x,y&sort=name&page=3&col=name,note'
    const list = parseList(spec, new URLSearchParams(address))
    const query = Object.entries(listQuery(spec, list)).flatMap(([key, value]) => (value ? [[key, value]] : []))
    expect(parseList(spec, new URLSearchParams(query))).toEqual(list)
  })

  it('says nothing about defaults and begins again on the first page', () => {
    expect(Object.values(listQuery(spec, parseList(spec, {}))).filter(Boolean)).toEqual([])
    const list = parseList(spec, { page: '3', kind: 'a' })
    expect(listQuery(spec, list, { page: 4 }).page).toBe('4')
    const change = listQuery(spec, list, { filters: { kind: undefined } })
    expect([change.page, change.kind]).toEqual([undefined, undefined])
    expect(isNarrowed(list)).toBe(true)
    expect(isNarrowed(parseList(spec, { page: '3' }))).toBe(false)
  })
})
