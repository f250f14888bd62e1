/** A tone and a shake, made here: nothing is fetched for them. */
export type Signal = { readonly give: () => void; readonly close: () => void }

const TONES = [
  { at: 0, hertz: 660 },
  { at: 0.35, hertz: 880 },
] as const
const TONE_S = 0.28
const LOUDNESS = 0.2
const SHAKE_MS = [220, 120, 220]

/** Made when somebody presses a button: browsers let a page sound only then. */
export const createSignal = (): Signal => {
  const audio = new AudioContext()
  return {
    give: () => {
      navigator.vibrate?.(SHAKE_MS)
      void audio.resume()
      for (const { at, hertz } of TONES) {
        const tone = audio.createOscillator()
        const volume = audio.createGain()
        const from = audio.currentTime + at
        tone.frequency.value = hertz
        // swells and fades, so that it does not click
        volume.gain.setValueAtTime(0, from)
        volume.gain.linearRampToValueAtTime(LOUDNESS, from + 0.02)
        volume.gain.linearRampToValueAtTime(0, from + TONE_S)
        tone.connect(volume).connect(audio.destination)
        tone.start(from)
        tone.stop(from + TONE_S)
      }
    },
    close: () => void audio.close(),
  }
}

/** Whether the time of a step was up between two moments. */
export const isUp = (
  steps: readonly { readonly due: number | null }[],
  before: number,
  now: number,
): boolean => steps.some(({ due }) => due !== null && due > before && due <= now)
