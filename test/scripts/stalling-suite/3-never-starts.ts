import { test } from 'vitest';

test('waits behind the blocking test', () => undefined);
