import { NextRequest } from 'next/server'
import NextAuth from 'next-auth'
import { authOptions } from '@/lib/access/auth'

/** Sign-in forms are small; more is somebody else's business. */
const MOST_BYTES = 16 * 1024
type Context = { params: Promise<{ nextauth: string[] }> }

export async function GET(request: NextRequest, context: Context): Promise<Response> {
  return NextAuth(request, context, authOptions())
}

export async function POST(request: NextRequest, context: Context): Promise<Response> {
  const body = await readAtMost(request, MOST_BYTES)
  if (body === undefined) return new Response(null, { status: 413 })
  const { url, method, headers } = request
  return NextAuth(new NextRequest(url, { method, headers, body }), context, authOptions())
}

/** The body as text, or undefined when it is longer; a missing content-length is no way around it. */
async function readAtMost(request: NextRequest, most: number): Promise<string | undefined> {
  const decoder = new TextDecoder()
  let text = ''
  let bytes = 0
  for await (const chunk of request.body ?? []) {
    bytes += chunk.length
    if (bytes > most) return undefined
    text += decoder.decode(chunk, { stream: true })
  }
  return text + decoder.decode()
}
