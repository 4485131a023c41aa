import { expect, test } from 'vitest';
import { createLog } from '../../plugin/cli/log.ts';

function lineOf(fields: Readonly<Record<string, unknown>>): string {
  const lines: string[] = [];
  createLog((line) => lines.push(line)).warn(fields, 'what happened');
  return lines.join('');
}

test('writes a line as JSON with its message and fields', () => {
  expect(JSON.parse(lineOf({ practiceId: 'practice-1', certificateId: 'c1' }))).toMatchObject({
    level: 40,
    msg: 'what happened',
    practiceId: 'practice-1',
    certificateId: 'c1',
  });
});

test.each([
  { token: 'not-to-be-seen' },
  { password: 'not-to-be-seen' },
  { secret: 'not-to-be-seen' },
  { mail: { user: 'alix', password: 'not-to-be-seen' } },
  { webhook: { secret: 'not-to-be-seen' } },
  { metrics: { token: 'not-to-be-seen' } },
  { req: { method: 'POST', headers: { authorization: 'Bearer not-to-be-seen' } } },
  { req: { method: 'POST', body: { pin: 'not-to-be-seen' } } },
])('hides a field when its name is that of a secret: %j', (fields) => {
  const line = lineOf(fields);
  expect(line).not.toContain('not-to-be-seen');
  expect(line).toContain('[hidden]');
});
