import { NOTICE_KINDS, type NoticeKind } from './kinds'

/** What a unit or a person has set; null asks the next above, at last the defaults. */
export type Wishes = { off: string[] | null; digestAt: string | null; digest: boolean | null }
export type Effective = { off: NoticeKind[]; digestAt: string; digest: boolean }

export const DEFAULT_WISHES: Effective = { off: [], digestAt: '08:00', digest: true }
/** Hours of the daily message that can be chosen. */
export const DIGEST_HOURS = Array.from({ length: 15 }, (_, at) => `${String(at + 7).padStart(2, '0')}:00`)

/** What holds for a person: each wish by itself from the nearest that has one. `chain` is the person's own first, then its unit's and upwards. */
export function effectiveWishes(chain: readonly (Wishes | undefined)[]): Effective {
  const nearest = <K extends keyof Wishes>(key: K) => chain.find((one) => one?.[key] != null)?.[key]
  const off = nearest('off')
  return {
    off: off ? NOTICE_KINDS.filter((kind) => off.includes(kind)) : DEFAULT_WISHES.off,
    digestAt: nearest('digestAt') ?? DEFAULT_WISHES.digestAt,
    digest: nearest('digest') ?? DEFAULT_WISHES.digest,
  }
}

type Owned = { unitId: string | null; userId: string | null; active: boolean }
/** Where a person's message goes: the own active channel, else that of the nearest unit upwards. `units` is the own unit first, then upwards. */
export function nearestChannel<C extends Owned>(
  person: { userId: string; units: readonly string[] },
  channels: readonly C[],
): C | undefined {
  const usable = channels.filter((channel) => channel.active)
  const own = usable.find((channel) => channel.userId === person.userId)
  if (own) return own
  for (const unitId of person.units) {
    const found = usable.find((channel) => channel.unitId === unitId)
    if (found) return found
  }
  return undefined
}

/** Whether a person's hour lies after the last look and not after this one; both `HH:MM` of the same day, the last one empty on a new day. */
export const isHour = (digestAt: string, after: string, until: string): boolean => digestAt > after && digestAt <= until
