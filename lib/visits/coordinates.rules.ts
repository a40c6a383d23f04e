const MILLION = 1_000_000
/** Five digits behind the point are about a metre; more would pretend. */
const DIGITS = 5

const degrees = (millionths: number): string => (millionths / MILLION).toFixed(DIGITS)

/** Degrees of a device as they are stored: whole millionths. */
export const toMillionths = (value: number): number => Math.round(value * MILLION)

/** 北纬36.06612° 东经120.38299°, from millionths of a degree. */
export function coordinateText(latitude: number, longitude: number): string {
  const northSouth = latitude < 0 ? '南纬' : '北纬'
  const eastWest = longitude < 0 ? '西经' : '东经'
  return `${northSouth}${degrees(Math.abs(latitude))}° ${eastWest}${degrees(Math.abs(longitude))}°`
}

/** The address that opens the device's own map (RFC 5870). */
export const geoAddress = (latitude: number, longitude: number): string =>
  `geo:${degrees(latitude)},${degrees(longitude)}`
