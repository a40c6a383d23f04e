import { expect, test } from 'vitest'
import { leadersOver, managersFor, upward } from '@/lib/users/responsible.rules'

const person = (userId: string, role: 'manager' | 'leader' | 'staff', unitId: string) => ({ userId, role, unitId })
const people = [
  person('bureau-head', 'manager', 'bureau'),
  person('street-head', 'manager', 'street'),
  person('mayor', 'leader', 'district'),
  person('director', 'leader', 'bureau'),
  person('clerk', 'staff', 'team'),
]
const ids = (found: { userId: string }[]) => found.map(({ userId }) => userId)
const team = upward('/district/bureau/team/')

test('a path is walked from the unit upwards', () => {
  expect(team).toEqual(['team', 'bureau', 'district'])
})
test('a unit without a manager is answered for by the nearest above that has one', () => {
  expect(ids(managersFor(people, team))).toEqual(['bureau-head'])
  expect(ids(managersFor(people, upward('/district/street/')))).toEqual(['street-head'])
})
test('who is left out is stood in for by those above, or nobody', () => {
  expect(ids(managersFor([...people, person('team-head', 'manager', 'team')], team, 'team-head'))).toEqual([
    'bureau-head',
  ])
  expect(managersFor(people, team, 'bureau-head')).toEqual([])
})
test('what rises to the top is for every leader above, near or far', () => {
  expect(ids(leadersOver(people, team))).toEqual(['mayor', 'director'])
  expect(ids(leadersOver(people, upward('/district/street/')))).toEqual(['mayor'])
})
