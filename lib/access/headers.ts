/** Request header in which proxy.ts names the path and query asked for; it always overwrites what a client sends. */
export const PATH_HEADER = 'x-zhaoyin-path'
/** Request header with this answer's nonce, for components that write their own style or script elements. */
export const NONCE_HEADER = 'x-nonce'
