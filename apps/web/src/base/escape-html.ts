const signs: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Words as they stand in HTML, between tags and in the value of an attribute. */
export const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/gu, (sign) => signs[sign] ?? sign)
