/** Works a value out when it is first asked for, and only once. */
export function lazy<T>(work: () => T): () => T {
  let done: { readonly value: T } | null = null
  return () => {
    done ??= { value: work() }
    return done.value
  }
}

/**
 * Gives things parts that are worked out, of what each comes from, when they are first asked for, and only once; none may
 * be `undefined`. All things share the getters of a part: with ones of their own each has a shape of its own, and thousands
 * of those take five times as long to make and to read.
 */
export function lazyParts<From, Parts extends object>(works: {
  readonly [Name in keyof Parts]: (from: From) => Parts[Name]
}): <Own extends object>(own: Own, from: From) => Own & Parts {
  const origin = Symbol('origin')
  const parts = Object.entries<(from: From) => unknown>(works).map(([name, work]) => {
    const known = Symbol(name)
    const get = function (this: { [origin]: From; [known]?: unknown }): unknown {
      if (this[known] === undefined)
        Object.defineProperty(this, known, { value: work(this[origin]) })
      return this[known]
    }
    return { name, descriptor: { get, enumerable: true } }
  })
  function give<Own extends object>(own: Own, from: From): asserts own is Own & Parts {
    Object.defineProperty(own, origin, { value: from })
    for (const { name, descriptor } of parts) Object.defineProperty(own, name, descriptor)
  }
  return (own, from) => {
    give(own, from)
    return own
  }
}
