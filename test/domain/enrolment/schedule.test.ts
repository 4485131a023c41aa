import { expect, test } from 'vitest';
import { nextQuestionAt, nextTryAt } from '../../../plugin/domain/enrolment/schedule.ts';

const submittedAt = new Date('2026-03-10T09:00:00.000Z');
const after = (seconds: number) => new Date(submittedAt.getTime() + seconds * 1000);
const hour = 3600;

test.each([
  [0, 10],
  [119, 10],
  [120, 300],
  [62 * 60 - 1, 300],
  [62 * 60, hour],
  [10 * 24 * hour - 1, hour],
])('returns a question %i s after the submission that waits %i s', (age, wait) => {
  expect(nextQuestionAt(submittedAt, after(age))).toEqual(after(age + wait));
});

test('returns no question any more after ten days', () => {
  expect(nextQuestionAt(submittedAt, after(10 * 24 * hour))).toBeNull();
});

test.each([
  [1, 10],
  [2, 60],
  [3, 300],
  [4, hour],
  [5, 2 * hour],
  [9, 32 * hour],
  [20, 32 * hour],
])('returns a try after failure %i that waits %i s', (failures, wait) => {
  expect(nextTryAt(failures, submittedAt)).toEqual(after(wait));
});
