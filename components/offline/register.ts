/** Puts the service worker in charge of this site, or looks for a new version of it. Nothing without https (localhost apart). */
export async function registerWorker(): Promise<void> {
  try {
    await navigator.serviceWorker?.register('/sw.js', { updateViaCache: 'none' })
  } catch {
    // No network, or forbidden by the person: the pages work without it.
  }
}
