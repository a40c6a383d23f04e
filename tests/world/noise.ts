import { format } from 'node:util'
import { afterEach, beforeEach } from 'vitest'

let heard: string[] = []
let expected = false

/** Keeps what this test prints to console.error, for a test in which an error is the point. Answers the lines so far. */
export function expectNoise(): () => string[] {
  expected = true
  return () => heard
}

// Product code says an error once, to the log; a test that passes while the log complains has not looked.
console.error = (...parts: unknown[]) => {
  heard.push(format(...parts))
}

beforeEach(() => {
  heard = []
  expected = false
})

afterEach(() => {
  if (heard.length > 0 && !expected) throw new Error(`Unexpected console.error:\n${heard.join('\n')}`)
})
