import { onBeforeUnmount, onMounted, shallowRef, type ShallowRef } from 'vue'

const KEPT = 'forkshop-screen-theme'

/**
 * Light or dark for the wall alone: the choice is kept for the next time a screen is opened in this browser, and what the
 * site has been chosen to look like comes back when it is left.
 */
export const useScreenTheme = (): {
  readonly isDark: Readonly<ShallowRef<boolean>>
  readonly toggle: () => void
} => {
  const isDark = shallowRef(false)
  const site = { isDark: false }
  const paint = (dark: boolean): void => {
    isDark.value = dark
    const { classList } = document.documentElement
    classList.toggle('dark', dark)
    classList.toggle('light', !dark)
  }
  onMounted(() => {
    site.isDark = document.documentElement.classList.contains('dark')
    const kept = readKept()
    paint(kept === null ? site.isDark : kept === 'dark')
  })
  onBeforeUnmount(() => paint(site.isDark))
  return {
    isDark,
    toggle: () => {
      paint(!isDark.value)
      keep(isDark.value ? 'dark' : 'light')
    },
  }
}

// a browser that keeps nothing has the screen as the site is

function readKept(): string | null {
  try {
    return localStorage.getItem(KEPT)
  } catch {
    return null
  }
}

function keep(theme: string): void {
  try {
    localStorage.setItem(KEPT, theme)
  } catch {
    return
  }
}
