import type { Notice } from '@forkshop/api'
import {
  AtSign,
  Bell,
  CalendarCheck,
  Check,
  CircleAlert,
  CircleCheck,
  CircleSlash,
  Copy,
  FileText,
  GitFork,
  GitPullRequestArrow,
  Lightbulb,
  MessageSquare,
  PencilLine,
  Pin,
  Tag,
  Users,
} from '@lucide/vue'
import type { Component } from 'vue'

const icons: Readonly<Record<Notice['kind'], Component>> = {
  'idea-said': Lightbulb,
  'proposal-made': GitPullRequestArrow,
  'comment-said': MessageSquare,
  'thread-said': MessageSquare,
  'report-made': CircleAlert,
  changed: PencilLine,
  'page-made': FileText,
  forked: GitFork,
  'event-planned': CalendarCheck,
  released: Tag,
  'method-released': Pin,
  'idea-answered': MessageSquare,
  'idea-proposed': GitPullRequestArrow,
  'idea-accepted': Check,
  'idea-declined': CircleSlash,
  'idea-duplicate': Copy,
  'idea-released': Tag,
  'proposal-accepted': CircleCheck,
  'proposal-declined': CircleSlash,
  'proposal-released': Tag,
  mentioned: AtSign,
  'proposal-waits': GitPullRequestArrow,
  'idea-waits': Lightbulb,
  'offer-waits': Users,
  'said-waits': Lightbulb,
  'report-waits': CircleAlert,
  'draft-waits': PencilLine,
}

/** The sign of a kind of notice; a bell for one that this build does not know. */
export const noticeIcon = (kind: string): Component =>
  new Map<string, Component>(Object.entries(icons)).get(kind) ?? Bell
