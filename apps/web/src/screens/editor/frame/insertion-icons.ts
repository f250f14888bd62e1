import {
  Clock,
  Code,
  Heading2,
  Image,
  List,
  ListChecks,
  Minus,
  Pin,
  Table2,
  TextQuote,
  Users,
} from '@lucide/vue'
import type { Component } from 'vue'
import type { Insertion } from '../writing/insertions.ts'

export const insertionIcons: Readonly<Record<Insertion, Component>> = {
  day: Clock,
  method: Pin,
  role: Users,
  picture: Image,
  table: Table2,
  heading: Heading2,
  list: List,
  tasks: ListChecks,
  quote: TextQuote,
  rule: Minus,
  code: Code,
}
