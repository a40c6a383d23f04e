import { buffer } from 'node:stream/consumers'
import { fileStore } from '@/lib/files/file-store'
import type { Pictures } from './write'

/** Uploaded pictures from the installation's file store. */
export const storedPictures: Pictures = async (sha256) => {
  const stream = await fileStore().open(sha256)
  return stream && new Uint8Array(await buffer(stream))
}
