/** Request header in which proxy.ts names the path and query asked for; it always overwrites what a client sends. */
export const PATH_HEADER = 'x-zhaoyin-path'
