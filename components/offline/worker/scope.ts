/** What the service worker uses of its world; the browser's page types, which everything else is checked with, do not know it. */
type Waiting = Event & { waitUntil: (work: Promise<unknown>) => void }
export type FetchCall = Waiting & { request: Request; respondWith: (answer: Promise<Response>) => void }
type SyncCall = Waiting & { tag: string }
type Calls = { install: Waiting; activate: Waiting; fetch: FetchCall; sync: SyncCall }

type WorkerScope = {
  addEventListener: <Name extends keyof Calls>(name: Name, listener: (call: Calls[Name]) => void) => void
  skipWaiting: () => Promise<void>
  clients: { claim: () => Promise<void> }
  location: Location
}

export const scope = globalThis as unknown as WorkerScope
