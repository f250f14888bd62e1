/** The parts of what git wrote with `-z`, each of which ends with a NUL. */
export function* nulParts(output: Buffer): Generator<string> {
  for (let start = 0; start < output.length;) {
    const end = output.indexOf(0, start)
    const until = end === -1 ? output.length : end
    yield output.toString('utf8', start, until)
    start = until + 1
  }
}
