/** The longest side of a picture in a summary, in pixels: the width of A4 at 300 dpi. */
const LONGEST = 2480
const QUALITY = 0.9

/** A picture as it goes into a summary, sizes in pixels. */
export type CleanPicture = { file: File; width: number; height: number }

/**
 * A chosen picture drawn anew: upright, for Word and WPS do not read how a camera was held; without place, time and device of a photo; and no larger than paper shows.
 * PNG stays PNG, everything else becomes JPEG. Throws with a sentence for the person where the browser cannot read it (HEIC, a damaged file).
 */
export async function cleanPicture(chosen: File): Promise<CleanPicture> {
  const bitmap = await createImageBitmap(chosen, { imageOrientation: 'from-image' }).catch(() => {
    throw new Error('这张图片无法识别，请换成 PNG 或 JPG 格式。苹果手机的 HEIC 照片请先转为 JPG。')
  })
  const scale = Math.min(1, LONGEST / Math.max(bitmap.width, bitmap.height))
  const width = Math.max(1, Math.round(bitmap.width * scale))
  const height = Math.max(1, Math.round(bitmap.height * scale))
  const canvas = Object.assign(document.createElement('canvas'), { width, height })
  const context = canvas.getContext('2d')
  const type = chosen.type === 'image/png' ? 'image/png' : 'image/jpeg'
  if (context && type === 'image/jpeg') {
    context.fillStyle = 'white'
    context.fillRect(0, 0, width, height)
  }
  context?.drawImage(bitmap, 0, 0, width, height)
  bitmap.close()
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, type, QUALITY))
  if (!context || !blob) throw new Error('这张图片太大，浏览器无法处理，请缩小后再上传。')
  return { file: new File([blob], chosen.name, { type }), width, height }
}
