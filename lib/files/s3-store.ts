import { createReadStream } from 'node:fs'
import type { Readable } from 'node:stream'
import type { S3Client } from '@aws-sdk/client-s3'
import type { FileStore, StoredObject } from './file-store'
import { discard } from './received'
import { SHA256 } from './sha256'

type Settings = {
  bucket: string
  endpoint?: string
  region: string
  accessKeyId?: string
  secretAccessKey?: string
  prefix: string
}

const isMissing = (error: unknown) =>
  (error as { $metadata?: { httpStatusCode?: number } }).$metadata?.httpStatusCode === 404

/** Loaded when first asked: an installation on disk never pays for the SDK. */
const sdk = () => import('@aws-sdk/client-s3')

/** Objects `<prefix>ab/cdef…` of one bucket of any S3-compatible store; without keys the SDK's own sources are asked (roles, profiles). */
export function s3Store({ bucket, prefix, ...settings }: Settings): FileStore {
  let client: Promise<S3Client> | undefined
  const connected = () => {
    client ??= connect(settings)
    return client
  }
  const keyOf = (sha256: string) => {
    if (!SHA256.test(sha256)) throw new Error('not a hash')
    return `${prefix}${sha256.slice(0, 2)}/${sha256.slice(2)}`
  }
  const at = (sha256: string) => ({ Bucket: bucket, Key: keyOf(sha256) })
  return {
    keep: async (file) => {
      const { PutObjectCommand } = await sdk()
      const body = { Body: createReadStream(file.path), ContentLength: file.size }
      await (await connected()).send(new PutObjectCommand({ ...at(file.sha256), ...body }))
      await discard(file)
    },
    open: async (sha256, range) => {
      const { GetObjectCommand } = await sdk()
      const part = range && { Range: `bytes=${range.start}-${range.end}` }
      return unlessMissing(async () => {
        const { Body } = await (await connected()).send(new GetObjectCommand({ ...at(sha256), ...part }))
        return Body as Readable | undefined
      })
    },
    has: async (sha256) => {
      const { HeadObjectCommand } = await sdk()
      const head = await unlessMissing(async () => (await connected()).send(new HeadObjectCommand(at(sha256))))
      return head !== undefined
    },
    remove: async (sha256) => {
      const { DeleteObjectCommand } = await sdk()
      await unlessMissing(async () => (await connected()).send(new DeleteObjectCommand(at(sha256))))
    },
    list: async function* (): AsyncGenerator<StoredObject> {
      const { paginateListObjectsV2 } = await sdk()
      const pages = paginateListObjectsV2({ client: await connected() }, { Bucket: bucket, Prefix: prefix })
      for await (const { Contents = [] } of pages)
        for (const { Key = '', Size = 0, LastModified } of Contents) {
          const sha256 = Key.slice(prefix.length).replace('/', '')
          if (SHA256.test(sha256) && LastModified) yield { sha256, size: Size, modifiedAt: LastModified }
        }
    },
  }
}

async function connect({ endpoint, region, accessKeyId, secretAccessKey }: Omit<Settings, 'bucket' | 'prefix'>) {
  const { S3Client } = await sdk()
  return new S3Client({
    endpoint,
    region,
    credentials: accessKeyId && secretAccessKey ? { accessKeyId, secretAccessKey } : undefined,
    // Stores on an intranet have one name and no wildcard certificate.
    forcePathStyle: true,
    // Checksums in trailers are Amazon's own; other stores refuse them. The hash that names the object is checked by `files verify`.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
  })
}

async function unlessMissing<T>(run: () => Promise<T>): Promise<T | undefined> {
  try {
    return await run()
  } catch (error) {
    if (isMissing(error)) return undefined
    throw error
  }
}
