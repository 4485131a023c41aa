import { expect, test } from 'vitest';
import { createWithoutCertificate } from '../../../plugin/domain/certificate/without-certificate.ts';
import { aUser } from '../../support/builders/user.ts';

test('lists care providers without a certificate by name, not in the order of the directory', async () => {
  const users = ['Odile', 'Élise', 'Basile', 'Zoé'].map((displayName) =>
    aUser({ id: displayName, displayName }),
  );
  const without = createWithoutCertificate({
    certificates: { personalCertificateUsers: () => Promise.resolve(new Set(['Odile'])) },
    directory: { listUsers: () => Promise.resolve({ users, total: users.length }) },
  });
  const names = (await without.list('practice-1', '')).map(({ displayName }) => displayName);
  expect(names).toEqual(['Basile', 'Élise', 'Zoé']);
});
