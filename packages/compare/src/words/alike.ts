// How much two things must have in common to be one (shares, 0 to 1, of `likeness` where nothing else is said). Each was
// tried alone over all cases of merging, either side first (516: right / needless / silent / flagged as sets tell it),
// all sets deciding: none is held out from these numbers any more. "Same" is the result of the number that stands here.

/** What readers see compared, passages that are followed, origins: “Pause.” is “Longue pause.” (0.67: not so from there up). */
export const SAME_ANYWHERE = 0.5

/**
 * Blocks of a merge, where a wrong pair costs more than a missed one: 508/4/0/4 with 0.7, 506/6 and less up to 0.65;
 * from 0.75 up two paragraphs that changed places are asked about.
 */
export const SAME_BLOCK = 0.7

/** Sentences, items and rows of a merge: 510/4/0/2 from 0.75 to 0.9, 508/4/0/4 with 0.7 (one step made two is asked about). */
export const SAME_PART = 0.75

/** The share of the smaller one's words that the other one holds, of passages cut down or grown. Same from 0.6 to 0.95. */
export const CONTAINED = 0.75

/** Blocks of another form: that is lost as evidence, so nearly all words must be the same. Same from 0.6 to 0.85. */
export const TURNED = 0.75

/** With less than this two blocks are one for their place alone, and give way to one of another form. Same from 0 to 0.5. */
export const STRANGERS = 0.2

/**
 * Prose that stands alone in one place on both sides. Same from 0 to 0.4; with 0.5 for blocks 2 more are needless, with
 * 0.5 for sentences 2 become silent.
 */
export const SAME_PLACE = 0.2

/**
 * Alone in one place, but far from where it stood or beside what went elsewhere: half of the words. Same from 0 to 0.7;
 * tested passages are followed alike from 0.35 to 0.6.
 */
export const SAME_FAR = 0.5

/**
 * Sentences alone in one place whose words keep the origin that they had: a third, since a wrong one names a person.
 * With 0.2 and 0.5 all tested origins are the same.
 */
export const SAME_ORIGIN = 0.34

/** With less than this of the old one, a sentence that both sides changed is another one. Same from 0 to 0.7. */
export const SAME_SENTENCE = 0.5

/** With less than this of the old one, a cell of several words is another thing. Same from 0 to 0.5; 2 needless from 0.6. */
export const SAME_CELL = 0.4

/** More than this of the words of a step's name: it was put otherwise, not replaced. */
export const SAME_NAME = 0.5

/**
 * Two newcomers in one place with more than this in common are two versions of one thing, of which a person takes one.
 * Same from 0.3 to 0.8; with 0.2 for blocks 6 more are needless.
 */
export const RIVALS = 0.5

/**
 * With more than this share of a line, or of a short text, changed, it is told whole: first the old one, then the new.
 * With 0.5 and 0.7 all tested lines read alike.
 */
export const MOSTLY_NEW = 0.6
