import { buffer } from 'node:stream/consumers'
import { fileStore } from '@/lib/files/file-store'
import { barePicture } from '@/lib/files/picture-bytes'
import type { Pictures } from './write'

/** Uploaded pictures from the installation's file store, as they go out: without the place and device that a phone wrote beside them. */
export const storedPictures: Pictures = async (sha256) => {
  const stream = await fileStore().open(sha256)
  return stream && new Uint8Array(barePicture(await buffer(stream)))
}
