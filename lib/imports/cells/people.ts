import type { RawCell } from '../read/raw'
import { blank, type Person, type Reading } from '../values'
import { cellText, clean, isPlaceholder } from './fold'

const PHONE =
  /(?:\+?86[- ]?)?(?<!\d)0?(1[3-9]\d[- ]?\d{4}[- ]?\d{4})(?!\d)|(?<!\d)(0\d{2,3}[- )]?\d{3,4}[- ]?\d{4}(?:-\d{1,5})?)(?!\d)|(?<!\d)(\d{7,8})(?!\d)|(?<!\d)(400[- ]?\d{3}[- ]?\d{4})/g
const TITLE =
  /(副?董事长|执行董事|董事会秘书|董事|监事|(?:副|常务副?|执行)?总裁|(?:副|常务副|执行副?|总)?总经理|副?总监|[^\s、,，]{0,4}总监|副?经理|[^\s、,，]{0,3}经理|副?区长|副?局长|副?处长|副?科长|副?主任|副?部长|副?书记|副?秘书长|副?会长|副?院长|副?队长|副?组长|副?主席|合伙人|首席[^\s、,，]{0,4}官|负责人|[^\s、,，]{0,3}代表|办公室[^\s、,，]{0,2}|专员|主管|助理|秘书|老师|先生|女士|总)$/
const NAME = /^[一-龥·]{2,4}$/

/** Phone numbers in a text or number cell, digits and hyphens only: '+86 138-0000-0000' → 13800000000, '0532-8888 8888' → 0532-88888888. */
export function readPhones(cell: RawCell | undefined): Reading<string[]> {
  const text = clean(cellText(cell))
  if (isPlaceholder(text)) return blank()
  const phones = phonesIn(text)
  if (phones.length > 0) return { value: phones, notes: [] }
  return { notes: [{ level: 'lost', text: `“${text}”不像电话号码，未取` }] }
}

export function phonesIn(text: string): string[] {
  return [...text.replace(/^'/, '').matchAll(PHONE)].map(([, mobile, landline, local, free]) =>
    mobile
      ? mobile.replace(/\D/g, '')
      : (landline ?? local ?? free ?? '').replace(/^(0\d{2,3})[ )]/, '$1-').replace(/(\d) (?=\d)/g, '$1'),
  )
}

/** Several people in a cell: 吴迪、徐萌; 王晓东 董事长;李文静 副总裁 13800000000. Titles and phones stay with their person. */
export function readPeople(cell: RawCell | undefined): Reading<Person[]> {
  const text = clean(cellText(cell).replace(/[\r\n]+/g, '、'))
  if (isPlaceholder(text)) return blank()
  const people = splitPeople(text)
    .map(readPerson)
    .filter((person) => person.name !== '')
  const unique = people.filter((person, i) => people.findIndex((other) => other.name === person.name) === i)
  if (unique.length > 0) return { value: unique, notes: [] }
  return { notes: [{ level: 'lost', text: `“${text}”读不出姓名，未取` }] }
}

function splitPeople(text: string): string[] {
  const parts = text
    .split(/[、,，;；/|]+|(?<=[一-龥])和(?=[一-龥]{2,3}$)/)
    .map((part) => part.trim())
    .filter(Boolean)
  return parts.flatMap((part) => {
    const words = part.split(' ')
    const names = words.every((word) => NAME.test(word) && word.length <= 3 && !TITLE.test(word))
    return names ? words : [part]
  })
}

function readPerson(text: string): Person {
  const [phone] = phonesIn(text)
  const rest = text.replace(PHONE, ' ').replace(/(电话|手机|tel)[:：]?/gi, ' ')
  const words = rest
    .replace(/[()[\]:：]/g, ' ')
    .trim()
    .split(/\s+/)
    .filter(Boolean)
  // 张 三: a blank that pads a name of two characters to the width of three
  if (words.length === 2 && words.every((word) => /^[一-龥]$/.test(word)))
    return compact({ name: words.join(''), phone })
  const [first = '', ...others] = words
  if (others.length > 0) {
    const titleFirst =
      TITLE.test(first) && others.length === 1 && NAME.test(others[0] ?? '') && !TITLE.test(others[0] ?? '')
    const [name, title] = titleFirst ? [others.join(''), first] : [first, others.join(' ')]
    return compact({ name, title, phone })
  }
  const glued = TITLE.exec(first)
  const name = glued ? first.slice(0, glued.index) : first
  // 王总 and 高区长 are what people are called when nobody knows the full name: keep it whole
  return glued && name.length >= 2 && name.length <= 4
    ? compact({ name, title: glued[0], phone })
    : compact({ name: first, phone })
}

const compact = ({ name, title, phone }: { name: string; title?: string; phone?: string }): Person => ({
  name,
  ...(title ? { title } : {}),
  ...(phone ? { phone } : {}),
})
