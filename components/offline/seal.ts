/** What is encrypted at rest: AES-256-GCM with a fresh 96-bit nonce each time. */
export type Sealed = { iv: Uint8Array<ArrayBuffer>; data: ArrayBuffer }

const IV_BYTES = 12
const ALGORITHM = 'AES-GCM'
const utf8 = new TextEncoder()

/** The server's key as the browser keeps it: usable here, readable by nobody, not even by this program. */
export async function importKey(base64: string): Promise<CryptoKey> {
  const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0))
  return crypto.subtle.importKey('raw', bytes, ALGORITHM, false, ['encrypt', 'decrypt'])
}

/**
 * Encrypts bytes for one place. `place` names the person and the draft or file: a sealed text that somebody moves elsewhere in the data base
 * cannot be opened there.
 */
export async function sealBytes(key: CryptoKey, place: string, bytes: BufferSource): Promise<Sealed> {
  const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES))
  const data = await crypto.subtle.encrypt({ name: ALGORITHM, iv, additionalData: utf8.encode(place) }, key, bytes)
  return { iv, data }
}

/** Rejects when the key is not the one it was sealed with, or the place another. */
export async function openBytes(key: CryptoKey, place: string, { iv, data }: Sealed): Promise<ArrayBuffer> {
  return crypto.subtle.decrypt({ name: ALGORITHM, iv, additionalData: utf8.encode(place) }, key, data)
}

export async function sealJson(key: CryptoKey, place: string, value: unknown): Promise<Sealed> {
  return sealBytes(key, place, utf8.encode(JSON.stringify(value)))
}

export async function openJson<T>(key: CryptoKey, place: string, sealed: Sealed): Promise<T> {
  return JSON.parse(new TextDecoder().decode(await openBytes(key, place, sealed))) as T
}
