import { expect, test } from 'vitest'
import { barePicture, pictureSize } from '@/lib/files/picture-bytes'

const segment = (marker: number, body: Buffer) => {
  const head = Buffer.from([0xff, marker, 0, 0])
  head.writeUInt16BE(body.length + 2, 2)
  return Buffer.concat([head, body])
}
const SOI = Buffer.from([0xff, 0xd8])
const JFIF = segment(0xe0, Buffer.from('JFIF\0'))
const EXIF = segment(0xe1, Buffer.from('Exif\0\0 GPS 36.06N 120.38E'))
const PROFILE = segment(0xe2, Buffer.from('ICC_PROFILE'))
const COMMENT = segment(0xfe, Buffer.from('张三的手机'))
/** 3000 high, 4000 wide. */
const FRAME = segment(0xc0, Buffer.from([8, 0x0b, 0xb8, 0x0f, 0xa0, 3]))
const SCAN = Buffer.concat([segment(0xda, Buffer.from([0])), Buffer.from([1, 0xff, 0, 0xd9, 2, 0xff, 0xd9])])

const chunk = (type: string, body: Buffer) => {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(body.length)
  return Buffer.concat([length, Buffer.from(type), body, Buffer.alloc(4)])
}
const PNG = Buffer.from('89504e470d0a1a0a', 'hex')
const IHDR = chunk('IHDR', Buffer.from('00007530000075300806000000', 'hex'))
const [IDAT, IEND] = [chunk('IDAT', Buffer.from('x')), chunk('IEND', Buffer.alloc(0))]

test('the size is what the picture says itself', () => {
  expect(pictureSize(Buffer.concat([SOI, JFIF, EXIF, FRAME, SCAN]))).toEqual({ width: 4000, height: 3000 })
  expect(pictureSize(Buffer.concat([PNG, IHDR, IDAT, IEND]))).toEqual({ width: 30_000, height: 30_000 })
  for (const other of [Buffer.from('<svg/>'), Buffer.alloc(0), SOI, PNG, Buffer.concat([SOI, JFIF, SCAN])])
    expect(pictureSize(other)).toBeUndefined()
})

test('place, device, comments and what hangs behind its end do not go out with it', () => {
  const jpeg = Buffer.concat([SOI, JFIF, EXIF, PROFILE, COMMENT, FRAME, SCAN, Buffer.from('PK<script>')])
  expect(Buffer.from(barePicture(jpeg))).toEqual(Buffer.concat([SOI, JFIF, PROFILE, FRAME, SCAN]))
  const [text, exif] = [chunk('tEXt', Buffer.from('Author')), chunk('eXIf', Buffer.from('GPS'))]
  const png = Buffer.concat([PNG, IHDR, text, exif, IDAT, IEND, Buffer.from('PK')])
  expect(Buffer.from(barePicture(png))).toEqual(Buffer.concat([PNG, IHDR, IDAT, IEND]))
})

test('bytes that are no whole picture come back as they are', () => {
  for (const other of [Buffer.from('<svg/>'), SOI, PNG, Buffer.concat([PNG, IHDR, IDAT]), Buffer.concat([SOI, JFIF])])
    expect(Buffer.from(barePicture(other))).toEqual(other)
})
