import { findControl, saidOf, selectorOf, type Control } from './find-control.ts'
import { until } from './until.ts'

/** Something on a page, as an engine's driver holds it. */
export type Held = {
  click(): Promise<void>
  type(words: string): Promise<void>
}

/** A place in the window, in pixels. */
export type Point = { readonly x: number; readonly y: number }

/** What an engine does in its own way: it holds one page of a phone's size. */
export type Driver = {
  /** Opens an address, and goes on once the page is there. */
  open(address: string): Promise<void>
  /** The address of the page that is there now. */
  address(): Promise<string>
  /** What an expression is in the page; of what JSON can say. */
  evaluate(expression: string): Promise<unknown>
  /** The element at a place among those of a selector; null where there are fewer. */
  element(selector: string, place: number): Promise<Held | null>
  /** Presses the mouse at a place, and lets it go at another one. */
  drag(from: Point, to: Point): Promise<void>
  /** What is seen, as PNG. */
  picture(): Promise<Uint8Array>
  close(): Promise<void>
}

/** How an engine is called, and how a page of it is opened. */
export type Engine = {
  readonly name: string
  /** Null where the browser is on this machine; else what has to be installed. */
  readonly missing: () => string | null
  readonly start: () => Promise<Driver>
}

/** In how many moves a hand that drags comes to its end. */
export const DRAG_STEPS = 8

/** A phone. */
export const size = { width: 390, height: 844 }

/** What a person does with a page. Each waits as long as a person would, then throws what was waited for. */
export const tabOf = (driver: Driver) => {
  const find = (control: Control): Promise<Held> =>
    until(`the ${control.kind} “${control.name}”`, async () => {
      const place = Number(await driver.evaluate(findControl(control)))
      return driver.element(selectorOf[control.kind], place)
    })
  return {
    tap: async (control: Control): Promise<void> => (await find(control)).click(),
    type: async (control: Control, words: string): Promise<void> =>
      (await find(control)).type(words),
    /** Waits until the page says something. */
    see: async (words: string): Promise<void> => {
      await until(`“${words}”`, async () =>
        String(await driver.evaluate(saidOf)).includes(words) ? true : null,
      )
    },
    /** Waits until the address of the page is one. */
    arrive: async (address: RegExp): Promise<void> => {
      await until(`the address ${address}`, async () =>
        address.test(await driver.address()) ? true : null,
      )
    },
  }
}
