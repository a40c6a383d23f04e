import { createHash, randomBytes } from 'node:crypto'

/** 192 random bits, safe in an address. */
export const newFeedToken = (): string => randomBytes(24).toString('base64url')
/** What is stored of a token: whoever reads the database holds no key to a calendar. */
export const hashOfFeed = (token: string): string => createHash('sha256').update(token).digest('hex')
export const isFeedToken = (text: string): boolean => /^[\w-]{32}$/.test(text)
