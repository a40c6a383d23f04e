const path = require('node:path')

/** The alias of tsconfig.json in the only form dependency-cruiser reads without the older TypeScript. */
module.exports = { resolve: { alias: { '@': path.resolve(__dirname, '../..') } } }
