/** An address as it is written into the text; null for what must not be linked to, and for words that are none. */
export const linkTarget = (typed: string): string | null => {
  const text = typed.trim()
  if (text === '') return null
  if (/^(?:\/|#|media\/)/.test(text)) return text
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(text)?.[1]?.toLowerCase()
  if (scheme !== undefined) return ['http', 'https', 'mailto', 'tel'].includes(scheme) ? text : null
  if (/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text)) return `mailto:${text}`
  return /^[^\s.]+(?:\.[^\s.]+)*\.[a-z]{2,}(?:[/?#]\S*)?$/i.test(text) ? `https://${text}` : null
}
