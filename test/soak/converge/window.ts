import { Window } from 'happy-dom'

/**
 * Gives this process what an editor needs of a browser and Node has not; answers what takes it away again. What Node
 * has itself stays as it is: the server runs in this process too.
 */
export const openWindow = (): (() => Promise<void>) => {
  const window = new Window({ url: 'http://localhost/' })
  const added: string[] = []
  const add = (name: string, value: unknown): void => {
    if (name in globalThis) return
    Object.defineProperty(globalThis, name, { value, configurable: true, writable: true })
    added.push(name)
  }
  add('window', globalThis)
  for (const name of namesOf(window)) {
    const value: unknown = Reflect.get(window, name)
    const isMethod = typeof value === 'function' && /^[a-z]/.test(name)
    add(name, isMethod ? value.bind(window) : value)
  }
  return async () => {
    for (const name of added) Reflect.deleteProperty(globalThis, name)
    await window.happyDOM.close()
  }
}

const namesOf = (window: object): ReadonlySet<string> => {
  const names = new Set<string>()
  for (let at: unknown = window; at instanceof Object && at !== Object.prototype;) {
    for (const name of Object.getOwnPropertyNames(at)) {
      if (name !== 'constructor' && !name.startsWith('_')) names.add(name)
    }
    at = Object.getPrototypeOf(at)
  }
  return names
}
