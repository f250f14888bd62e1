import { expect, test } from 'vitest'
import { daysUntil, dueDate, isBeforeHeading, leadOf, leadOfDuration } from './lead.ts'

const days = (count: number) => ({ months: 0, days: count })
const months = (count: number) => ({ months: count, days: 0 })

test.each([
  ['Six semaines avant', days(42)],
  ['6 semaines avant', days(42)],
  ['Une semaine avant l’événement', days(7)],
  ['La semaine d’avant', days(7)],
  ['Trois à quatre semaines avant', days(28)],
  ['Environ deux mois avant', months(2)],
  ['Un mois avant : le lieu', months(1)],
  ['Dix jours avant', days(10)],
  ['48 heures avant', days(2)],
  ['Deux heures avant', days(0)],
  ['La veille', days(1)],
  ['L’avant-veille', days(2)],
  ['La veille au soir', days(1)],
  ['Le jour même', days(0)],
  ['Le jour J', days(0)],
  ['J-15', days(15)],
  ['J – 7 : relances', days(7)],
  ['S-6', days(42)],
  ['Six weeks before', days(42)],
  ['The week before', days(7)],
  ['A month ahead', months(1)],
  ['2 weeks out', days(14)],
  ['Two to three days before', days(3)],
  ['A year in advance', months(12)],
  ['The day before', days(1)],
  ['On the day', days(0)],
  ['D-3', days(3)],
])('%s says when', (heading, lead) => {
  expect(leadOf(heading)).toEqual(lead)
})

test.each([
  'Avant',
  'Avantages et limites',
  'Six semaines après',
  'Semaine 3',
  'Les six semaines',
  'Vendredi : rencontrer',
  'La veilleuse',
  'Journée',
  'Jour 1',
  'Before',
  'Outcome',
  'The daybreak',
  '',
])('%s does not', (heading) => {
  expect(leadOf(heading)).toBeNull()
})

test.each([
  ['Avant', true],
  ['Avant l’événement', true],
  ['Préparation', true],
  ['À préparer', true],
  ['Before the event', true],
  ['Preparing', true],
  ['Avantages et limites', false],
  ['Après', false],
  ['Prepared by', false],
])('%s stands above what to do before: %s', (heading, is) => {
  expect(isBeforeHeading(heading)).toBe(is)
})

test.each([
  ['P6W', days(42)],
  ['P1M', months(1)],
  ['P1Y', months(12)],
  ['P10D', days(10)],
  ['PT48H', days(2)],
  ['six weeks', null],
])('the field says %s', (duration, lead) => {
  expect(leadOfDuration(duration)).toEqual(lead)
})

test.each([
  ['2027-01-22T18:00', days(42), '2026-12-11'],
  ['2027-01-22', days(1), '2027-01-21'],
  ['2027-03-31T09:00', months(1), '2027-02-28'],
  ['2027-01-22T18:00', days(0), '2027-01-22'],
  [null, days(1), null],
  ['soon', days(1), null],
])('counted back from %s', (start, lead, date) => {
  expect(dueDate(start, lead)).toBe(date)
})

test.each([
  ['2027-01-04', '2027-01-22', 18],
  ['2027-01-22', '2027-01-22', 0],
  ['2027-01-04', '2027-01-01', -3],
])('from %s to %s', (from, date, count) => {
  expect(daysUntil(from, date)).toBe(count)
})
