import { rasterOf } from './raster'

/** A made document: what it proves, the word in its name, its ending and its bytes. */
export type Paper = { proves: string; word: string; ending: string; type: string; bytes: Buffer }

const NOTE = '本文件由演示数据生成，内容均为虚构，不具有任何效力。'
const pdf = { ending: 'pdf', type: 'application/pdf' }
const png = { ending: 'png', type: 'image/png' }

/** One document of each kind, the same on every machine; all records of the demonstration share them. */
export function demoPapers(): Paper[] {
  return [
    {
      proves: 'agreement',
      word: '投资协议',
      ...pdf,
      bytes: page('投资合作协议（样张）', [
        '甲方：青岛市市南区人民政府',
        '乙方：投资企业',
        '一、项目内容',
        '二、投资规模与进度',
        '三、双方权利义务',
        NOTE,
      ]),
    },
    { proves: 'licence', word: '营业执照', ...png, bytes: licence() },
    { proves: 'bank-slip', word: '银行回单', ...png, bytes: slip() },
    {
      proves: 'capital-report',
      word: '验资报告',
      ...pdf,
      bytes: page('验资报告（样张）', ['一、审验意见', '二、注册资本实收情况明细表', NOTE]),
    },
    {
      proves: 'lease',
      word: '租赁合同',
      ...pdf,
      bytes: page('房屋租赁合同（样张）', ['出租方：楼宇运营单位', '承租方：落地企业', '租赁用途：办公', NOTE]),
    },
    { proves: 'operation', word: '开业现场', ...png, bytes: building() },
  ]
}

const INK = [70, 76, 90] as const
const RED = [178, 34, 34] as const

function licence(): Buffer {
  const paper = rasterOf(480, 340, [250, 246, 232])
  paper.box(14, 14, 452, 312, RED)
  paper.box(18, 18, 444, 304, [250, 246, 232])
  paper.box(216, 34, 48, 48, RED)
  paper.box(140, 96, 200, 14, INK)
  for (let line = 0; line < 6; line++) {
    paper.box(52, 138 + line * 24, 60, 8, INK)
    paper.box(128, 138 + line * 24, 180 + ((line * 53) % 130), 8, [150, 155, 165])
  }
  paper.box(366, 258, 56, 48, [222, 140, 140])
  return paper.png()
}

function slip(): Buffer {
  const paper = rasterOf(480, 240, [244, 248, 252])
  paper.box(0, 0, 480, 34, [38, 84, 140])
  paper.box(18, 12, 150, 10, [255, 255, 255])
  for (let row = 0; row <= 5; row++) paper.box(18, 52 + row * 30, 444, 1, [150, 170, 195])
  for (const x of [18, 130, 250, 340, 461]) paper.box(x, 52, 1, 151, [150, 170, 195])
  for (let row = 0; row < 5; row++) {
    paper.box(28, 63 + row * 30, 70, 8, INK)
    paper.box(142, 63 + row * 30, 60 + ((row * 37) % 40), 8, [120, 128, 140])
    paper.box(350, 63 + row * 30, 50 + ((row * 29) % 50), 8, [120, 128, 140])
  }
  paper.box(372, 150, 70, 46, [230, 150, 150])
  return paper.png()
}

function building(): Buffer {
  const view = rasterOf(480, 320, [176, 206, 232])
  view.box(0, 270, 480, 50, [120, 124, 128])
  for (const [x, top, width] of [
    [40, 120, 90],
    [150, 40, 120],
    [300, 90, 130],
  ] as const) {
    view.box(x, top, width, 270 - top, [96, 116, 140])
    for (let y = top + 12; y < 255; y += 22)
      for (let at = x + 10; at < x + width - 14; at += 20) view.box(at, y, 11, 13, [238, 226, 170])
  }
  view.box(180, 246, 60, 24, RED)
  return view.png()
}

/** A page of A4 in a typeface that every reader brings for Chinese, so that the file stays small. */
function page(title: string, lines: string[]): Buffer {
  const text = (size: number, y: number, words: string) =>
    `BT /F ${size} Tf 72 ${y} Td <${Buffer.from(words, 'utf16le').swap16().toString('hex')}> Tj ET`
  const content = [text(22, 740, title), ...lines.map((line, at) => text(13, 690 - at * 34, line))].join('\n')
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>',
    `<</Length ${content.length}>>stream\n${content}\nendstream`,
    '<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[6 0 R]>>',
    '<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>/DW 1000/FontDescriptor 7 0 R>>',
    '<</Type/FontDescriptor/FontName/STSong-Light/Flags 6/FontBBox[-25 -254 1000 880]/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 880/StemV 93>>',
  ]
  let body = '%PDF-1.4\n'
  const offsets = objects.map((object, at) => {
    const offset = body.length
    body += `${at + 1} 0 obj${object}endobj\n`
    return `${String(offset).padStart(10, '0')} 00000 n \n`
  })
  const xref = body.length
  const count = objects.length + 1
  body += `xref\n0 ${count}\n0000000000 65535 f \n${offsets.join('')}trailer<</Size ${count}/Root 1 0 R>>\nstartxref\n${xref}\n%%EOF\n`
  return Buffer.from(body, 'latin1')
}
