import { Readable } from 'node:stream'
import MailComposer from 'nodemailer/lib/mail-composer/index.js'
import SMTPConnection from 'nodemailer/lib/smtp-connection/index.js'
import { env } from '@/lib/env'
import { type Outcome, refusedBecause, SENT, uncertainBecause } from './outcome'

const TIMEOUT_MS = 20_000

export type Mail = {
  to: string
  subject: string
  text: string /** Makes the Message-ID: the same delivery has the same, whenever it goes. */
  id: string
}

/** Whether this installation can send mail at all. */
export const mailConfigured = (): boolean => env.SMTP_HOST !== undefined && env.SMTP_FROM !== undefined

const build = ({ to, subject, text, id }: Mail, from: string) =>
  new MailComposer({
    from,
    to,
    subject,
    text,
    messageId: `<${id}@${
      from
        .split('@')
        .at(-1)
        ?.replace(/[^\w.-]/g, '') || 'zhaoyin'
    }>`,
    headers: { 'Auto-Submitted': 'auto-generated' },
  })
    .compile()
    .build()

function connect(): SMTPConnection {
  const secure = env.SMTP_SECURE === 'tls'
  return new SMTPConnection({
    host: env.SMTP_HOST,
    port: env.SMTP_PORT,
    secure,
    requireTLS: env.SMTP_SECURE === 'starttls',
    ignoreTLS: env.SMTP_SECURE === 'none',
    connectionTimeout: TIMEOUT_MS,
    greetingTimeout: TIMEOUT_MS,
    socketTimeout: TIMEOUT_MS,
  })
}

type Fault = Error & { code?: string; responseCode?: number }
const words = (error: Fault) =>
  error.responseCode ? `邮件服务器答复 ${error.responseCode}` : `邮件服务器连接失败（${error.code ?? error.name}）`

/**
 * Sends one mail. The message is given away only when the server has said that it wants it (354): what fails before, or is answered with a
 * refusal, certainly did not go; a connection that breaks after that leaves it open.
 */
export async function sendMail(mail: Mail): Promise<Outcome> {
  const { SMTP_HOST, SMTP_FROM: from, SMTP_USER: user, SMTP_PASSWORD: pass } = env
  if (!SMTP_HOST || !from) return refusedBecause('系统没有设置发信服务器，请联系系统管理员')
  const content = await build(mail, from)
  const connection = connect()
  let handedOver = false
  const message = new Readable({
    read() {
      handedOver = true
      this.push(content)
      this.push(null)
    },
  })
  try {
    return await new Promise<Outcome>((resolve) => {
      const end = (error: Fault | null | undefined) => {
        if (!error) resolve(SENT)
        else if (handedOver && !error.responseCode)
          resolve(uncertainBecause(`邮件已交出，没有收到答复（${error.code ?? error.name}）`))
        else resolve(refusedBecause(words(error)))
      }
      connection.on('error', end)
      connection.connect((failed) => {
        if (failed) return end(failed)
        const envelope = { from: addressOf(from), to: [mail.to] }
        const send = () => connection.send(envelope, message, end)
        if (user && pass)
          connection.login({ user, pass, credentials: { user, pass } }, (error) => (error ? end(error) : send()))
        else send()
      })
    })
  } finally {
    connection.close()
  }
}

/** `招引 <crm@example.gov.cn>` → the address alone, for the envelope. */
const addressOf = (from: string) => /<([^>]+)>/.exec(from)?.[1] ?? from
