/** Largest ledger taken, in bytes; browser-safe, so that a larger one is told before it is sent. */
export const MAX_FILE_BYTES = 25 * 1024 * 1024
export const TOO_LARGE = '文件超过 25 MB，没有上传。请删去图片和用不着的表，或拆成几个文件后再上传。'
