/** Words that a page which trusts them would run; each must reach readers as the words they are. */
export const scriptPayloads: readonly string[] = [
  '<script>alert(1)</script>',
  '</script><script>alert(1)</script>',
  '</title></textarea></style><script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  '<svg onload=alert(1)>',
  '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
  '<a href="javascript:alert(1)">x</a>',
  '[x](javascript:alert(1))',
  '![x](javascript:alert(1))',
  '<!--<script>alert(1)//-->',
  '{{constructor.constructor("alert(1)")()}}',
  '\u2028alert(1)\u2029',
  '&lt;script&gt;alert(1)&lt;/script&gt;',
]

const TAG = /<(\/?)([a-z!][a-z0-9-]*)((?:[^>"']|"[^"]*"|'[^']*')*)>/gi
const ATTRIBUTE = /([^\s=>"'/]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g
const INERT = /^(?:script|style|iframe|object|embed|svg|math|form|base|meta|link|template)$/i
const SAFE_ADDRESS = /^(?:https?:|mailto:|tel:|[^:]*$|[^:]*[/?#])/i

/** What a browser would run in a piece of an article's HTML, in words; empty when it is safe. */
export const dangersIn = (html: string): readonly string[] =>
  [...html.matchAll(TAG)].flatMap(([, , name = '', attributes = '']) => [
    ...(INERT.test(name) ? [`<${name}>`] : []),
    ...[...attributes.matchAll(ATTRIBUTE)].flatMap(([, key = '', a, b, c]) => {
      const value = a ?? b ?? c ?? ''
      const isAddress = /^(?:href|src|action|formaction|xlink:href)$/i.test(key)
      if (/^(?:on|style$|srcdoc$)/i.test(key)) return [key]
      return isAddress && !SAFE_ADDRESS.test(value) ? [`${key}=${value}`] : []
    }),
  ])
