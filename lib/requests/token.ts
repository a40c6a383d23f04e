import { createHash, randomBytes } from 'node:crypto'

const BYTES = 32

/** 256 random bits, safe in an address. */
export const newToken = (): string => randomBytes(BYTES).toString('base64url')

/** What is stored of a token: whoever reads the database holds no key to it. */
export const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex')
