/** How a SHA-256 is written everywhere here. */
export const SHA256 = /^[0-9a-f]{64}$/
