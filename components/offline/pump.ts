import { type Outcome, sendWaiting } from './sender'

/** Milliseconds until the next try while there is no answer: soon, then seldom. */
const PAUSES = [3_000, 10_000, 30_000, 60_000, 120_000, 300_000]
let running: Promise<Outcome> | undefined
let again = false
let failures = 0
let timer: ReturnType<typeof setTimeout> | undefined

/** Sends what waits now; asked again while it runs, it looks once more at the end. Tries again by itself until everything has its answer. */
export function sendSoon(): Promise<Outcome> {
  // Whoever asks has a reason to hope: the network is back, the page is looked at, a person has pressed the button.
  failures = 0
  return go()
}

function go(): Promise<Outcome> {
  if (running) {
    again = true
    return running
  }
  clearTimeout(timer)
  running = run().finally(() => {
    running = undefined
  })
  return running
}

async function run(): Promise<Outcome> {
  let outcome: Outcome
  do {
    again = false
    outcome = await sendWaiting().catch((): Outcome => 'later')
  } while (again)
  failures = outcome === 'later' ? failures + 1 : 0
  if (outcome === 'later') timer = setTimeout(go, PAUSES[Math.min(failures, PAUSES.length) - 1])
  return outcome
}
