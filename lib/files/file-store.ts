import type { Readable } from 'node:stream'
import { DATA_DIR, env } from '@/lib/env'
import { diskStore } from './disk-store'
import type { Received } from './received'
import { s3Store } from './s3-store'

export type StoredObject = { sha256: string; size: number; modifiedAt: Date }

/** Bytes by their own SHA-256, and nothing else: who may have them is asked before, what they are is in the table `files`. */
export type FileStore = {
  /** Keeps what was received; durable when the promise resolves. The same bytes again change nothing. Uses the received file up. */
  keep: (file: Received) => Promise<void>
  /** The bytes, or those from `start` to `end` inclusive; undefined when they are not there. */
  open: (sha256: string, range?: { start: number; end: number }) => Promise<Readable | undefined>
  has: (sha256: string) => Promise<boolean>
  /** Takes bytes away; those that are not there are no error. */
  remove: (sha256: string) => Promise<void>
  /** Everything kept, in no order; what is not named by a hash is passed over. */
  list: () => AsyncIterable<StoredObject>
}

let opened: FileStore | undefined

/** The installation's own store: S3 where S3_BUCKET is set (several servers need one), else DATA_DIR/files. */
export function fileStore(): FileStore {
  opened ??= env.S3_BUCKET
    ? s3Store({
        bucket: env.S3_BUCKET,
        endpoint: env.S3_ENDPOINT,
        region: env.S3_REGION,
        accessKeyId: env.S3_ACCESS_KEY_ID,
        secretAccessKey: env.S3_SECRET_ACCESS_KEY,
        prefix: env.S3_PREFIX,
      })
    : diskStore(DATA_DIR)
  return opened
}
