/** What somebody who comes says of themselves, as it is typed: an answer for each question. */
export type RegisterWords = {
  readonly name: string
  readonly address: string
  readonly answers: readonly string[]
}

/** What was typed into a form that a browser without scripts sent: an answer by the question that it was given to. */
export const wordsOf = (
  values: Readonly<Record<string, string>>,
  questions: readonly string[],
): RegisterWords => {
  const said = new Map(
    Object.entries(values)
      .filter(([name]) => name.startsWith('question-'))
      .map(([name, question]) => [question, values[name.replace('question', 'answer')] ?? '']),
  )
  return {
    name: values['name'] ?? '',
    address: values['address'] ?? '',
    answers: questions.map((question) => said.get(question) ?? ''),
  }
}

/** What was typed as calls take it: no address is null, and each answer goes with its question. */
export const toSaid = (
  { name, address, answers }: RegisterWords,
  questions: readonly string[],
) => ({
  name,
  address: address.trim() === '' ? null : address.trim(),
  answers: questions.map((question, at) => ({ question, answer: answers[at] ?? '' })),
})
