export function notePeers(): void
