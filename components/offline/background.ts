/** The name under which the service worker is woken when the network is back. */
export const SYNC_TAG = 'zhaoyin-outbox'

type WithSync = ServiceWorkerRegistration & { sync?: { register: (tag: string) => Promise<void> } }

/** Asks the browser to wake the service worker when there is a network, even with every page closed. Nothing where it cannot. */
export async function askForBackground(): Promise<void> {
  try {
    const registration: WithSync | undefined = await navigator.serviceWorker?.getRegistration()
    await registration?.sync?.register(SYNC_TAG)
  } catch {
    // Refused by the person or the browser: the page sends when it is opened again.
  }
}
