import type { Snapshot } from '@/lib/field/schema'
import { now } from '@/lib/kernel/clock'
import { base } from './database'
import { known } from './device'
import { announce } from './news'
import { openJson, sealJson } from './seal'

const place = (person: string) => `${person} snapshot`
const STALE_MS = 15 * 60_000

/** What the phone knows of its person's work; undefined while it was never online. */
export async function snapshot(): Promise<Snapshot | undefined> {
  const here = await known()
  const row = here && (await (await base()).get('snapshots', here.person.id))
  return row && openJson<Snapshot>(here.key, place(here.person.id), row.sealed)
}

/** Asks the server for what is new if the phone's knowledge is older than a quarter of an hour, or `always`. Quiet without a network. */
export async function refreshSnapshot(always = false): Promise<void> {
  const here = await known()
  if (!here || here.halt) return
  const row = await (await base()).get('snapshots', here.person.id)
  if (!always && row && Math.abs(now().getTime() - row.at) < STALE_MS) return
  const answer = await fetch('/api/field/snapshot', { cache: 'no-store', redirect: 'error' }).catch(() => undefined)
  if (!answer?.ok) return
  const { person, snapshot } = (await answer.json()) as { person: string; snapshot: Snapshot }
  // Somebody else may have signed in since.
  if (person !== here.person.id || (await known())?.person.id !== person) return
  const sealed = await sealJson(here.key, place(person), snapshot)
  await (await base()).put('snapshots', { person, at: now().getTime(), sealed })
  announce()
}
