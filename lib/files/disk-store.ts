import { createReadStream } from 'node:fs'
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import type { FileStore, StoredObject } from './file-store'
import { SHA256 } from './sha256'

const isMissing = (error: unknown) => (error as NodeJS.ErrnoException).code === 'ENOENT'

/** Files below `folder`/files, in 256 folders by the first two digits of the hash. */
export function diskStore(folder: string): FileStore {
  const root = path.join(folder, 'files')
  const folderOf = (sha256: string) => path.join(root, sha256.slice(0, 2))
  const fileOf = (sha256: string) => {
    if (!SHA256.test(sha256)) throw new Error('not a hash')
    return path.join(folderOf(sha256), sha256.slice(2))
  }
  const sizeOf = (sha256: string) =>
    stat(fileOf(sha256)).catch((error) => {
      if (isMissing(error)) return undefined
      throw error
    })
  return {
    keep: async (file) => {
      await mkdir(folderOf(file.sha256), { recursive: true, mode: 0o700 })
      await rename(file.path, fileOf(file.sha256))
      await flushFolder(folderOf(file.sha256))
    },
    open: async (sha256, range) => {
      if (!(await sizeOf(sha256))) return undefined
      return createReadStream(fileOf(sha256), range)
    },
    has: async (sha256) => (await sizeOf(sha256)) !== undefined,
    remove: (sha256) => rm(fileOf(sha256), { force: true }),
    list: () => objectsBelow(root),
  }
}

async function* objectsBelow(root: string): AsyncGenerator<StoredObject> {
  const folders = await readdir(root).catch((error) => {
    if (isMissing(error)) return []
    throw error
  })
  for (const folder of folders) {
    if (!/^[0-9a-f]{2}$/.test(folder)) continue
    for (const name of await readdir(path.join(root, folder))) {
      const sha256 = folder + name
      if (!SHA256.test(sha256)) continue
      const found = await stat(path.join(root, folder, name)).catch(() => undefined)
      if (found) yield { sha256, size: found.size, modifiedAt: found.mtime }
    }
  }
}

/** A rename is durable only once its folder is; systems that cannot flush a folder (Windows) do so by themselves. */
async function flushFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => undefined)
  await handle?.sync().catch(() => undefined)
  await handle?.close()
}
