const TYPES = ['headquarters', 'finance', 'shipping', 'commerce', 'digital', 'tourism', 'fund'] as const
/** Where visits of the demonstration were noted, in millionths of a degree: public squares of Qingdao, nobody's address. */
const PLACES = [
  { latitude: 36_057_000, longitude: 120_394_000 },
  { latitude: 36_062_000, longitude: 120_384_000 },
  { latitude: 36_066_000, longitude: 120_413_000 },
] as const

/** What a phone notes beside the words, for the visit of this number: target types on every third, a place on every fifteenth. Rolls no dice. */
export function notedOf(n: number): { targets?: string[]; latitude?: number; longitude?: number } {
  if (n % 3 !== 0) return {}
  const first = TYPES[n % TYPES.length] ?? TYPES[0]
  const second = TYPES[(n + 3) % TYPES.length] ?? TYPES[1]
  return { targets: n % 2 === 0 ? [first] : [first, second], ...(n % 15 === 0 ? PLACES[(n / 15) % PLACES.length] : {}) }
}
