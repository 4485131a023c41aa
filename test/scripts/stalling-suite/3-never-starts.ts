import { test } from 'vitest';

test('is behind the test that blocks', () => undefined);
