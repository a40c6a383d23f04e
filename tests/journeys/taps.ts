import type { Locator } from '@playwright/test'

/** A thumb that counts what it taps: fields it types into included, the typing itself not. */
export function thumb() {
  let taps = 0
  const tap = async (on: Locator) => {
    taps += 1
    await on.tap()
  }
  return {
    tap,
    /** Taps a field, then types. */
    write: async (on: Locator, text: string) => {
      await tap(on)
      await on.fill(text)
    },
    taps: () => taps,
  }
}
