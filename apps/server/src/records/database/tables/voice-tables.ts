export type ProposalTable = {
  readonly page: string
  readonly number: number
  readonly state: string
  readonly title: string
  readonly reason: string
  readonly author: string | null
  readonly author_name: string
  readonly base: string
  readonly head: string
  readonly event: string | null
  readonly created: string
  readonly decided: string | null
  readonly decided_by: string | null
  readonly decided_by_name: string | null
  readonly decided_reason: string | null
  readonly accepted_revision: string | null
}

/** What a guest proposes, until a maintainer shows it. */
export type OfferTable = {
  readonly id: string
  readonly page: string
  readonly guest: string
  readonly author_name: string
  /** Slug of the event through which the guest speaks. */
  readonly event: string
  readonly base: string
  readonly text: string
  readonly title: string
  readonly reason: string
  readonly created: string
  /** `waiting`, `shown` or `refused`. */
  readonly state: string
  /** The number it has as a proposal, once shown. */
  readonly proposal: number | null
  readonly decided: string | null
  readonly decided_by: string | null
  readonly decided_by_name: string | null
  readonly decided_reason: string | null
}

/** A discussion with its anchor. Its id is that of the comment which began it. */
export type ThreadTable = {
  readonly id: string
  readonly page: string
  /** `remark` or `question`. */
  readonly kind: string
  /** 1 for the discussion of a proposal as a whole, of which there is one. */
  readonly main: number
  /** Slug of the event through which a guest began it, or that the proposal came from. */
  readonly event: string | null
  /** The revision in whose text the quotation stands. */
  readonly at_revision: string | null
  readonly quote: string | null
  readonly prefix: string | null
  readonly suffix: string | null
  /** The draft that it is about: seen by those alone who may see that draft. */
  readonly draft: string | null
  readonly proposal: number | null
  /** Of a comparison, both its revisions. */
  readonly compare_from: string | null
  readonly compare_to: string | null
  readonly author: string | null
  readonly author_name: string
  readonly created: string
  /** The comment that was marked as the answer. */
  readonly answer: string | null
  readonly resolved: string | null
  readonly resolved_by: string | null
  readonly resolved_by_name: string | null
}

export type CommentTable = {
  readonly id: string
  readonly thread: string
  readonly page: string
  /** The proposal that its thread is about. */
  readonly proposal: number | null
  /** Slug of the event through which it was said, or that the proposal came from. */
  readonly event: string | null
  /** `comment`, or the verdict of a review. */
  readonly verdict: string
  readonly author: string | null
  readonly author_name: string
  readonly text: string
  readonly created: string
  /** When its author last changed it, and when they took it back. */
  readonly edited: string | null
  readonly deleted: string | null
  /** Since when it is hidden, and by whom. */
  readonly hidden: string | null
  readonly hidden_by: string | null
}

export type IdeaTable = {
  readonly id: string
  readonly page: string
  readonly text: string
  readonly observed: string | null
  readonly kind: string
  readonly event: string | null
  readonly quote: string | null
  readonly prefix: string | null
  readonly suffix: string | null
  readonly at_revision: string | null
  readonly state: string
  /** The idea that says the same, for the state `duplicate`. */
  readonly duplicate_of: string | null
  readonly proposal: number | null
  readonly reason: string | null
  readonly author: string | null
  readonly author_name: string
  readonly created: string
  readonly deleted: string | null
  /** Since when it is hidden, and by whom; of what waits for who leads, `waiting`. */
  readonly hidden: string | null
  readonly hidden_by: string | null
}

/** That somebody says an idea or a comment does not belong here. */
type ReportTable = {
  /** `idea:<id>`, `comment:<id>`, `card:<id>` or `photograph:<id>`. */
  readonly said: string
  /** An account, `guest:<id>`, or `place:` with a digest of where on the network it came from. */
  readonly reporter: string
  readonly page: string
  /** The event, where a guest said it. */
  readonly event: string | null
  readonly reason: string
  readonly created: string
  readonly dismissed: string | null
}

/** A photograph that came with an idea, or that shows a board of the event that is its page. */
export type PhotographTable = {
  /** Made on the device. */
  readonly id: string
  readonly page: string
  readonly idea: string | null
  /** Slug of the event, as of an idea. */
  readonly event: string | null
  readonly description: string
  readonly width: number
  readonly height: number
  /** Bytes of its two files. */
  readonly size: number
  readonly small_size: number
  readonly author: string
  readonly author_name: string
  readonly created: string
  readonly released: string | null
  readonly released_by: string | null
  /** What its sender agreed to: the licence, that those on it agree, that their name may stand with it. */
  readonly licence: string | null
  readonly people: number
  readonly credit: number
  readonly hidden: string | null
  readonly hidden_by: string | null
}

/** Ids of photographs that were taken back: none comes again. */
type PhotographGoneTable = { readonly id: string }

type CommentSupportTable = { readonly comment: string; readonly supporter: string }

type IdeaSupportTable = { readonly idea: string; readonly supporter: string }

/** A link by which somebody who came in as a guest sees what became of what they said. */
type FollowLinkTable = {
  readonly key_hash: string
  /** `guest:<id>`. */
  readonly author: string
  readonly created: string
  readonly ended: string | null
}

/** What people say about pages. */
export type VoiceTables = {
  readonly proposal: ProposalTable
  readonly offer: OfferTable
  readonly thread: ThreadTable
  readonly comment: CommentTable
  readonly comment_support: CommentSupportTable
  readonly idea: IdeaTable
  readonly idea_support: IdeaSupportTable
  readonly photograph: PhotographTable
  readonly photograph_gone: PhotographGoneTable
  readonly report: ReportTable
  readonly follow_link: FollowLinkTable
}
