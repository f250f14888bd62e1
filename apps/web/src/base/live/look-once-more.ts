/**
 * A look that is not begun while one is under way: whoever asks meanwhile gets one more when it is done, which sees
 * all that happened until then.
 */
export const lookOnceMore = (look: () => Promise<void> | void): (() => void) => {
  let isLooking = false
  let isAsked = false
  const go = async (): Promise<void> => {
    isLooking = true
    try {
      await look()
    } finally {
      isLooking = false
      if (isAsked) ask()
    }
  }
  const ask = (): void => {
    isAsked = isLooking
    if (!isLooking) void go()
  }
  return ask
}
