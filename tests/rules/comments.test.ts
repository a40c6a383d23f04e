import { describe, expect, it } from 'vitest'
import { addressedNames, splitNames, textParts, typedAt } from '@/lib/comments/text.rules'

describe('the text of a comment', () => {
  it('marks only the names it addresses, the longest first, and keeps line breaks', () => {
    expect(textParts('请@王伟强看\n@王伟 也看', ['王伟', '王伟强'])).toEqual([
      { kind: 'text', text: '请' },
      { kind: 'mention', text: '@王伟强' },
      { kind: 'text', text: '看\n' },
      { kind: 'mention', text: '@王伟' },
      { kind: 'text', text: ' 也看' },
    ])
    expect(textParts('@李娜', ['王伟'])).toEqual([{ kind: 'text', text: '@李娜' }])
  })

  it('links http and https alone, without the sentence around them', () => {
    expect(textParts('见 https://a.cn/x?y=1。另见javascript:alert(1) 和http://b.cn,')).toEqual([
      { kind: 'text', text: '见 ' },
      { kind: 'link', text: 'https://a.cn/x?y=1', href: 'https://a.cn/x?y=1' },
      { kind: 'text', text: '。另见javascript:alert(1) 和' },
      { kind: 'link', text: 'http://b.cn', href: 'http://b.cn' },
      { kind: 'text', text: ',' },
    ])
    expect(textParts('<script>"https://a.cn"</script>').some((part) => part.kind === 'link')).toBe(true)
    expect(textParts('data:text/html,x ftp://a.cn')).toEqual([{ kind: 'text', text: 'data:text/html,x ftp://a.cn' }])
  })

  it('addresses names behind an @ and no mail address', () => {
    expect(addressedNames('@王伟强 @王伟、@王伟 wang@李娜.cn', ['王伟', '王伟强', '李娜'])).toEqual(['王伟强', '王伟'])
    expect(splitNames(' @王伟、李娜, staff2 ;王伟')).toEqual(['王伟', '李娜', 'staff2'])
  })

  it('offers people while a name is typed behind an @', () => {
    expect(typedAt('请@', 2)).toBe('')
    expect(typedAt('请@wa', 4)).toBe('wa')
    expect(typedAt('请@王伟 看', 6)).toBeUndefined()
    expect(typedAt('mail a@b', 8)).toBeUndefined()
  })
})
