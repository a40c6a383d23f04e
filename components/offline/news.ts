const CHANNEL = 'zhaoyin-field'
let speaker: BroadcastChannel | undefined

/** Tells every tab and the service worker, this one included, that something on the phone has changed. */
export function announce(): void {
  speaker ??= new BroadcastChannel(CHANNEL)
  speaker.postMessage('changed')
}

/** Calls `told` after every change in any tab or by the service worker, until the answered function is called. */
export function onNews(told: () => void): () => void {
  // A channel of its own: one does not hear what it says itself.
  const listener = new BroadcastChannel(CHANNEL)
  listener.onmessage = () => told()
  return () => listener.close()
}
