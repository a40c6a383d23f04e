import { addDays, type Day } from '@/lib/kernel/month'
import type { Verification } from '@/lib/kernel/terms'
import type { MadeCompany } from './companies'
import { recordedOn } from './days'
import type { Cast } from './people'
import type { Dice } from './random'

type Claim = {
  createdBy: string
  recordedAt: Date
  verification: Verification
  verifiedBy?: string
  verifiedAt?: Date
  rejectReason?: string
}

/** A claim of that day as it stands today: the last weeks' ones still wait, a few were rejected, the rest were verified by a manager. */
export function claimOf(dice: Dice, cast: Cast, company: MadeCompany, day: Day, today: Day): Claim {
  const claim = { createdBy: company.ownerId, recordedAt: recordedOn(day) }
  const waited = addDays(day, dice.chance(0.7) ? dice.between(1, 9) : dice.between(10, 60))
  if (waited > today) return { ...claim, verification: 'claimed' }
  const verifiedBy =
    cast.managers.find((manager) => manager.unitId === company.unitId)?.id ?? dice.pick(cast.managers).id
  const verifiedAt = recordedOn(waited)
  if (dice.chance(0.02))
    return {
      ...claim,
      verification: 'rejected',
      verifiedBy,
      verifiedAt,
      rejectReason: '佐证材料与填报内容不一致，请核实后重新填报',
    }
  return { ...claim, verification: 'verified', verifiedBy, verifiedAt }
}
