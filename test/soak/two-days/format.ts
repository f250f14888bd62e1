/** A format of two days, as somebody has it in mind before they begin. */
export const twoDays = {
  title: 'Deux jours pour une rue',
  who: 'Vingt à trente personnes d’un quartier, avec la mairie.',
  before: ['Réserver la salle', 'Inviter par affiches, trois semaines avant'],
  idea: 'Le premier jour on regarde la rue, le second on la change.',
  after: 'Chaque équipe repart avec une page et une date.',
  days: [
    {
      title: 'Jour 1',
      steps: [
        { hour: '9:00', length: '30', step: 'Accueil' },
        { hour: '', length: '1h30', step: 'Marche dans la rue' },
        { hour: '', length: '1h', step: 'Repas' },
        { hour: '', length: '2h', step: 'Carte à plusieurs mains' },
      ],
    },
    {
      title: 'Jour 2',
      steps: [
        { hour: '9:30', length: '15', step: 'Café' },
        { hour: '', length: '2h', step: 'Chantiers' },
        { hour: '', length: '1h', step: 'Repas' },
        { hour: '', length: '45', step: 'Restitution' },
      ],
    },
  ],
} as const

type Block =
  | { readonly kind: 'heading'; readonly level: 2 | 3; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | { readonly kind: 'table'; readonly rows: readonly (readonly string[])[] }

/** The same as a text, in the order of the page. */
const blocks: readonly Block[] = [
  { kind: 'heading', level: 2, text: 'Pour qui' },
  { kind: 'paragraph', text: twoDays.who },
  { kind: 'heading', level: 2, text: 'Avant' },
  { kind: 'list', items: twoDays.before },
  { kind: 'heading', level: 2, text: 'Déroulé' },
  { kind: 'paragraph', text: twoDays.idea },
  ...twoDays.days.flatMap(({ title, steps }): readonly Block[] => [
    { kind: 'heading', level: 3, text: title },
    {
      kind: 'table',
      rows: [
        ['Heure', 'Durée', 'Étape'],
        ...steps.map(({ hour, length, step }) => [hour, length, step]),
      ],
    },
  ]),
  { kind: 'heading', level: 2, text: 'Après' },
  { kind: 'paragraph', text: twoDays.after },
]

const plain = blocks
  .map((block) => {
    if (block.kind === 'table') return block.rows.map((row) => row.join('\t')).join('\n')
    return block.kind === 'list' ? block.items.join('\n') : block.text
  })
  .join('\n')

const font =
  'font-size:11pt;font-family:Arial,sans-serif;color:#000000;background-color:transparent;font-weight:400;' +
  'font-style:normal;font-variant:normal;text-decoration:none;vertical-align:baseline;white-space:pre-wrap;'

/** The clipboard of Google Docs: everything in a bold element that is not bold, each word in a styled span. */
export const docsClipboard = {
  text: plain,
  html: `<meta charset="utf-8"><b style="font-weight:normal;" id="docs-internal-guid-0a1b2c3d-7fff-1234-5678-9abcdef01234">${blocks
    .map((block) => {
      const span = (text: string) => `<span style="${font}">${text}</span>`
      const line = (text: string) =>
        `<p dir="ltr" style="line-height:1.38;margin-top:0pt;margin-bottom:0pt;">${span(text)}</p>`
      if (block.kind === 'heading') {
        return `<h${block.level} dir="ltr" style="line-height:1.38;margin-top:18pt;margin-bottom:6pt;">${span(block.text)}</h${block.level}>`
      }
      if (block.kind === 'paragraph') return line(block.text)
      if (block.kind === 'list') {
        return `<ul style="margin-top:0;margin-bottom:0;padding-inline-start:48px;">${block.items
          .map(
            (item) =>
              `<li dir="ltr" style="list-style-type:disc;${font}" aria-level="1">${line(item)}</li>`,
          )
          .join('')}</ul>`
      }
      return `<div dir="ltr" style="margin-left:0pt;" align="left"><table style="border:none;border-collapse:collapse;"><colgroup><col width="80"><col width="80"><col width="300"></colgroup><tbody>${block.rows
        .map(
          (row) =>
            `<tr style="height:0pt">${row
              .map(
                (cell) =>
                  `<td style="border-left:solid #000000 1pt;vertical-align:top;padding:5pt;overflow:hidden;">${cell === '' ? '<br>' : line(cell)}</td>`,
              )
              .join('')}</tr>`,
        )
        .join('')}</tbody></table></div>`
    })
    .join('<br>')}</b><br class="Apple-interchange-newline">`,
} as const

/** The clipboard of Word for Windows: lists in conditional comments, everything in paragraphs with classes of Office. */
export const wordClipboard = {
  text: plain,
  html: `<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word" xmlns="http://www.w3.org/TR/REC-html40"><head><meta name=ProgId content=Word.Document><meta name=Generator content="Microsoft Word 15"><style><!-- p.MsoNormal, li.MsoNormal {margin:0cm;font-size:11.0pt;font-family:"Calibri",sans-serif;} @list l0:level1 {mso-level-number-format:bullet;} --></style></head><body lang=FR style='tab-interval:35.4pt'><!--StartFragment-->${blocks
    .map((block) => {
      const line = (text: string) => `<p class=MsoNormal>${text}<o:p></o:p></p>`
      if (block.kind === 'heading')
        return `<h${block.level}>${block.text}<o:p></o:p></h${block.level}>`
      if (block.kind === 'paragraph') return line(block.text)
      if (block.kind === 'list') {
        return block.items
          .map(
            (item) =>
              `<p class=MsoListParagraph style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span style='font-family:Symbol'><span style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp; </span></span></span><![endif]>${item}<o:p></o:p></p>`,
          )
          .join('')
      }
      return `<table class=MsoTableGrid border=1 cellspacing=0 cellpadding=0 style='border-collapse:collapse;border:none;mso-border-alt:solid windowtext .5pt'>${block.rows
        .map(
          (row) =>
            `<tr style='mso-yfti-irow:0'>${row
              .map(
                (cell) =>
                  `<td width=100 valign=top style='border:solid windowtext 1.0pt;padding:0cm 5.4pt 0cm 5.4pt'>${line(cell)}</td>`,
              )
              .join('')}</tr>`,
        )
        .join('')}</table>`
    })
    .join('\n')}<!--EndFragment--></body></html>`,
} as const
