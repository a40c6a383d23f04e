import { test as base, type ConsoleMessage, expect } from '@playwright/test'

type Options = {
  /** What the browser may complain of in this journey, e.g. the 404 that it is about. */
  expectedNoise: RegExp[]
}

/** Playwright's test, failing when a page throws or the browser's console reports an error (also a refusal by the content security policy). */
export const test = base.extend<Options & { listening: undefined }>({
  expectedNoise: [[], { option: true }],
  listening: [
    async ({ page, expectedNoise }, use) => {
      const heard: string[] = []
      const thrown = (error: Error) => heard.push(String(error))
      const said = (message: ConsoleMessage) => {
        if (message.type() === 'error') heard.push(message.text())
      }
      page.on('pageerror', thrown)
      page.on('console', said)
      await use(undefined)
      page.off('pageerror', thrown)
      page.off('console', said)
      expect(
        heard.filter((line) => !expectedNoise.some((expected) => expected.test(line))),
        'what the browser complained of',
      ).toEqual([])
    },
    { auto: true },
  ],
})

export { expect }
