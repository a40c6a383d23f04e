/**
 * What became of a message, as far as this side can know. `refused`: it certainly did not arrive (never handed over, or the far side said no).
 * `uncertain`: it was handed over and no answer came back; sending it again could be the second time.
 */
export type Outcome = { result: 'sent' } | { result: 'refused'; error: string } | { result: 'uncertain'; error: string }

export const SENT: Outcome = { result: 'sent' }
export const refusedBecause = (error: string): Outcome => ({ result: 'refused', error })
export const uncertainBecause = (error: string): Outcome => ({ result: 'uncertain', error })
