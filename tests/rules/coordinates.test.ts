import { expect, test } from 'vitest'
import { coordinateText, geoAddress, toMillionths } from '@/lib/visits/coordinates.rules'

test('a place is kept in millionths of a degree and read as people write it', () => {
  expect(toMillionths(36.0661234)).toBe(36_066_123)
  expect(coordinateText(36_066_123, 120_382_991)).toBe('北纬36.06612° 东经120.38299°')
  expect(coordinateText(-33_868_820, -70_669_300)).toBe('南纬33.86882° 西经70.66930°')
  expect(geoAddress(-33_868_820, 151_209_300)).toBe('geo:-33.86882,151.20930')
})
